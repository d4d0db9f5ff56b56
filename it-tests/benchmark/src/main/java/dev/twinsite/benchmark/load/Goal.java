package dev.twinsite.benchmark.load;

/**
 * What a load has to keep.
 *
 * @param p99Millis the 99th percentile of what was acknowledged, in milliseconds
 * @param failedShare of the requests that may end otherwise, 0 to 1
 */
public record Goal(double p99Millis, double failedShare) {

  /** Whether every kind of request has kept it; false if there was none. */
  public boolean isMet(Tallies tallies) {
    return !tallies.kinds().isEmpty()
        && tallies.kinds().stream().map(tallies::of).allMatch(this::isMet);
  }

  private boolean isMet(Tally tally) {
    return tally.failed() <= failedShare && tally.latency().p99() <= p99Millis;
  }
}
