package dev.twinsite.ops.run;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.twinsite.ops.json.Json;
import dev.twinsite.ops.store.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The runs that this ops server knows, its own and those of the other one, in the file {@code
 * runs.json}: the latest {@value #KEPT}.
 */
public final class Runs {

  static final int KEPT = 100;

  /** How many runs a greeting tells the other ops server about. */
  static final int SHARED = 10;

  private static final Comparator<Run> LATEST_FIRST =
      Comparator.comparing(Run::startedAt).reversed().thenComparing(Run::id);

  private final DurableFile file;
  private final Map<UUID, Run> runs = new HashMap<>();

  /**
   * The runs kept in a directory.
   *
   * @throws UncheckedIOException if they cannot be read
   */
  public Runs(Path directory) {
    this.file = new DurableFile(directory, "runs.json");
    file.read().map(Runs::list).orElse(List.of()).forEach(run -> runs.put(run.id(), run));
  }

  /** All runs, latest first. */
  public synchronized List<Run> all() {
    return runs.values().stream().sorted(LATEST_FIRST).toList();
  }

  /** The run of this id; empty if it is not known here. */
  public synchronized Optional<Run> find(UUID id) {
    return Optional.ofNullable(runs.get(id));
  }

  /** The latest runs, for the other ops server. */
  public List<Run> toShare() {
    return all().stream().limit(SHARED).toList();
  }

  /** Takes over what the other ops server says about runs, where it is newer. */
  public void merge(Collection<Run> theirs) {
    theirs.forEach(this::put);
  }

  /** Keeps a run, unless a newer version of it is known. */
  synchronized void put(Run run) {
    Run before = runs.get(run.id());
    if (before == null || run.isNewerThan(before)) {
      runs.put(run.id(), run);
      forgetOld();
      file.write(Json.write(all()));
    }
  }

  private void forgetOld() {
    all().stream().skip(KEPT).filter(run -> !run.isRunning()).forEach(old -> runs.remove(old.id()));
  }

  private static List<Run> list(byte[] json) {
    try {
      return Json.LENIENT.readValue(json, new TypeReference<List<Run>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("runs.json cannot be read", e);
    }
  }
}
