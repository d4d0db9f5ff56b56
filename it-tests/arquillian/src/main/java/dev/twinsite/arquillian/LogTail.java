package dev.twinsite.arquillian;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The end of a server's log. */
record LogTail(Path file, List<String> lines) {

  private static final int LINES = 15;
  private static final int LONGEST_LINE = 400;

  /** The last lines of the file; none if it cannot be read. */
  static LogTail of(Path file) {
    return new LogTail(file, lastLines(file));
  }

  private static List<String> lastLines(Path file) {
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      List<String> all = Arrays.asList(text.split("\n"));
      return all.subList(Math.max(0, all.size() - LINES), all.size());
    } catch (IOException e) {
      return List.of("(" + e + ")");
    }
  }

  @Override
  public String toString() {
    return lines.stream()
        .map(line -> line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "…" : line)
        .collect(Collectors.joining("\n  ", "-- " + file + "\n  ", ""));
  }
}
