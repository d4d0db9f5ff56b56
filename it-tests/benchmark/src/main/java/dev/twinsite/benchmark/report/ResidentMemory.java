package dev.twinsite.benchmark.report;

import dev.twinsite.lab.LabStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Memory that WildFly servers occupy, as Linux tells it. */
public final class ResidentMemory {

  private static final String FIELD = "VmRSS:";

  private ResidentMemory() {}

  /** MiB of each WildFly server; a database shares its memory among processes and is left out. */
  public static Map<String, Long> mib(LabStatus lab) {
    Map<String, Long> resident = new LinkedHashMap<>();
    lab.sites().stream()
        .flatMap(site -> site.servers().stream())
        .filter(server -> !server.name().endsWith("-db"))
        .forEach(server -> of(server.pid()).ifPresent(mib -> resident.put(server.name(), mib)));
    return resident;
  }

  private static OptionalLong of(long pid) {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith(FIELD))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
          .findFirst();
    } catch (IOException | UncheckedIOException e) {
      return OptionalLong.empty();
    }
  }
}
