package dev.twinsite.ops.drill;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.twinsite.ops.json.Json;
import dev.twinsite.ops.store.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The drills that were held, in the file {@code drills.json}: the latest {@value #KEPT}. Each ops
 * server notes what the log of the quorum says when a drill ends, so both have the same.
 */
public final class DrillHistory {

  static final int KEPT = 500;

  private final DurableFile file;
  private List<HeldDrill> drills;

  /**
   * The history kept in a directory.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  public DrillHistory(Path directory) {
    this.file = new DurableFile(directory, "drills.json");
    this.drills = file.read().map(DrillHistory::read).orElse(List.of());
  }

  private static List<HeldDrill> read(byte[] json) {
    try {
      return Json.LENIENT.readValue(json, new TypeReference<List<HeldDrill>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("drills.json cannot be read", e);
    }
  }

  /** All of them, the latest first. */
  public synchronized List<HeldDrill> all() {
    return drills;
  }

  /** Whether a drill has been noted. */
  public boolean has(UUID run) {
    return all().stream().anyMatch(drill -> drill.id().equals(run));
  }

  /** Notes drills that are over, those that are not known yet. */
  public synchronized void note(Collection<HeldDrill> over) {
    List<HeldDrill> news = over.stream().filter(drill -> !has(drill.id())).toList();
    if (!news.isEmpty()) {
      drills =
          Stream.concat(drills.stream(), news.stream())
              .sorted(Comparator.comparing(HeldDrill::startedAt).reversed())
              .limit(KEPT)
              .toList();
      file.write(Json.write(drills));
    }
  }

  /** When the last drill that passed of a site ended; empty if none ever did. */
  public Optional<Instant> lastPassedAt(String site) {
    return all().stream()
        .filter(HeldDrill::isPassed)
        .filter(drill -> drill.site().equals(site))
        .map(HeldDrill::endedAt)
        .max(Comparator.naturalOrder());
  }
}
