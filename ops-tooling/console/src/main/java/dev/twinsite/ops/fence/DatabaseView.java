package dev.twinsite.ops.fence;

import java.time.Duration;
import java.util.Optional;

/**
 * What was seen of the site's database at one moment.
 *
 * @param identity which database it is
 * @param epoch of the states that it holds; 0 if it holds none
 * @param problem why no node may open on it, in words; empty if nothing stands against it
 * @param closedFor for how long it has taken nothing new because a run keeps it closed
 */
public record DatabaseView(
    DatabaseIdentity identity, long epoch, Optional<String> problem, Optional<Duration> closedFor) {

  /** Whether it holds no states: neither this cluster's nor another's. */
  public boolean isNew() {
    return epoch == 0;
  }
}
