package dev.twinsite.quorum;

import dev.twinsite.site.SiteName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The runs of runbooks that the quorum knows, latest first: the one that is under way, and the
 * latest {@value #REMEMBERED} that are over. A run is forgotten when that many began after it.
 */
public record RunLog(List<RunRecord> runs) {

  /** How many runs are remembered. */
  public static final int REMEMBERED = 50;

  /** No run yet. */
  public static final RunLog EMPTY = new RunLog(List.of());

  public RunLog {
    runs = List.copyOf(runs);
  }

  /** The run of this id; empty if it is not known, or forgotten. */
  public Optional<RunRecord> find(UUID id) {
    return runs.stream().filter(run -> run.id().equals(id)).findFirst();
  }

  /** The run that is under way; at most one is. */
  public Optional<RunRecord> underWay() {
    return runs.stream().filter(RunRecord::isUnderWay).findFirst();
  }

  /** Whether a run keeps a site from taking anything new. */
  public boolean closes(SiteName site) {
    return underWay().filter(run -> run.closed().contains(site)).isPresent();
  }

  RunLog with(RunRecord run) {
    List<RunRecord> next = new ArrayList<>(runs);
    int place = indexOf(run.id());
    if (place < 0) {
      next.add(0, run);
    } else {
      next.set(place, run);
    }
    return new RunLog(next.subList(0, Math.min(next.size(), REMEMBERED + 1)));
  }

  private int indexOf(UUID id) {
    return runs.stream().map(RunRecord::id).toList().indexOf(id);
  }
}
