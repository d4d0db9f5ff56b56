package dev.twinsite.benchmark.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.twinsite.lab.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Reports for programs. */
public final class ReportFile {

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(
              new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance))
          .enable(SerializationFeature.INDENT_OUTPUT);

  private ReportFile() {}

  /** The report as JSON. */
  public static String json(Record report) {
    try {
      return JSON.writeValueAsString(report) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes it as JSON into the directory, which is made if it is missing. */
  public static Path write(Record report, Path directory, String name) {
    try {
      Files.createDirectories(directory);
      return Files.writeString(directory.resolve(name), json(report));
    } catch (IOException e) {
      throw LabException.failed("The report cannot be written: " + e.getMessage(), e);
    }
  }
}
