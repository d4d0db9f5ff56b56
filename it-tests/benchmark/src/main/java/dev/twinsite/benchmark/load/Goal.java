package dev.twinsite.benchmark.load;

/**
 * What a load has to keep.
 *
 * @param p99Millis the 99th percentile of what was acknowledged, in milliseconds
 * @param failedShare of the requests that may end otherwise, 0 to 1
 * @param leastPerSecond how many must be acknowledged each second, of all kinds together
 */
public record Goal(double p99Millis, double failedShare, double leastPerSecond) {

  /** A goal for a load that comes by a schedule, so that nobody has to ask for its rate. */
  public static Goal ofLatency(double p99Millis, double failedShare) {
    return new Goal(p99Millis, failedShare, 0);
  }

  /** Whether it is kept by what was measured in so many nanoseconds. */
  public boolean isMet(Tallies tallies, long windowNanos) {
    double rate =
        tallies.kinds().stream()
            .mapToDouble(kind -> tallies.of(kind).acknowledgedPerSecond(windowNanos))
            .sum();
    return isMet(tallies) && rate >= leastPerSecond;
  }

  /** Whether every kind of request has kept it; false if there was none. */
  public boolean isMet(Tallies tallies) {
    return !tallies.kinds().isEmpty()
        && tallies.kinds().stream().map(tallies::of).allMatch(this::isMet);
  }

  private boolean isMet(Tally tally) {
    return tally.failed() <= failedShare && tally.latency().p99() <= p99Millis;
  }
}
