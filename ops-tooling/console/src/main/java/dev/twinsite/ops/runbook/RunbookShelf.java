package dev.twinsite.ops.runbook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The runbooks that this version ships, every one of them read and found sound. */
public final class RunbookShelf {

  private final List<Runbook> runbooks;

  private RunbookShelf(List<Runbook> runbooks) {
    this.runbooks = List.copyOf(runbooks);
  }

  /**
   * Reads what the archive lists in {@code index.txt}.
   *
   * @throws IllegalArgumentException if any runbook is not sound; names all of them
   */
  public static RunbookShelf shipped() {
    List<Runbook> read = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    for (String name : text("index.txt").lines().filter(line -> !line.isBlank()).toList()) {
      try {
        read.add(named(name));
      } catch (IllegalArgumentException e) {
        wrong.add(e.getMessage());
      }
    }
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", wrong));
    }
    return new RunbookShelf(read);
  }

  private static Runbook named(String name) {
    String file = name + ".yaml";
    Runbook runbook = RunbookReader.read(file, text(file));
    if (!runbook.name().equals(name)) {
      throw new IllegalArgumentException(
          "runbook " + file + ": calls itself '" + runbook.name() + "'");
    }
    return runbook;
  }

  private static String text(String file) {
    try (InputStream in = RunbookShelf.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalArgumentException("runbook " + file + ": is not in the archive");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("runbook " + file + ": cannot be read", e);
    }
  }

  /** All of them. */
  public List<Runbook> all() {
    return runbooks;
  }

  /** The one of this name; empty if there is none. */
  public Optional<Runbook> find(String name) {
    return runbooks.stream().filter(runbook -> runbook.name().equals(name)).findFirst();
  }
}
