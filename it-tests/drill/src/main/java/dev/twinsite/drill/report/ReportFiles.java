package dev.twinsite.drill.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Where a report lies. */
public record ReportFiles(Path directory) {

  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .registerModule(
              new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance))
          .enable(SerializationFeature.INDENT_OUTPUT);

  /** The report for machines. */
  public Path json() {
    return directory.resolve("report.json");
  }

  /** The report for people. */
  public Path html() {
    return directory.resolve("report.html");
  }

  /** The clients' journals. */
  public Path clients() {
    return directory.resolve("clients");
  }

  /**
   * Writes both, over those of an earlier drill.
   *
   * @throws UncheckedIOException if the directory cannot be written
   */
  public void write(DrillReport report) {
    try {
      Files.createDirectories(directory);
      Files.writeString(json(), MAPPER.writeValueAsString(report) + "\n");
      Files.writeString(html(), HtmlReport.of(report));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
