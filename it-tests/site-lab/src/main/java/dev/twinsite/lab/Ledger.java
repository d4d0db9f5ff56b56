package dev.twinsite.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The processes that this home has started, on disk, so that the next lab of this home ends what an
 * owner that was killed has left behind. One line a process: id and start in milliseconds.
 */
final class Ledger {
  private final Path file;

  /** The servers of a home. */
  Ledger(Path home) {
    this(home, "processes");
  }

  private Ledger(Path home, String name) {
    this.file = home.resolve(name);
  }

  /** The owner of a home. */
  static Ledger ofOwner(Path home) {
    return new Ledger(home, "owner.process");
  }

  synchronized void add(OwnedProcess process) {
    String line = process.pid() + " " + process.startedAt().toEpochMilli() + "\n";
    try {
      Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is written down and still lives, with every descendant. */
  List<OwnedProcess> survivors() {
    return entries().stream()
        .filter(OwnedProcess::isAlive)
        .flatMap(process -> process.family().stream())
        .toList();
  }

  /** What is written down. */
  synchronized List<OwnedProcess> entries() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines.map(Ledger::process).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized void clear() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static OwnedProcess process(String line) {
    String[] parts = line.split(" ");
    return new OwnedProcess(
        Long.parseLong(parts[0]), Instant.ofEpochMilli(Long.parseLong(parts[1])));
  }
}
