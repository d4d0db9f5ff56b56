package dev.twinsite.benchmark.load;

import java.util.Random;

/**
 * When requests begin: as many independent people would begin them, with exponentially distributed
 * pauses (a Poisson process). The same seed gives the same moments.
 */
public final class ArrivalSchedule {

  private static final double NANOS_PER_SECOND = 1e9;

  private final Random random;
  private final double meanPauseNanos;
  private double atNanos;

  /**
   * A schedule of its own.
   *
   * @param perSecond mean rate, above 0
   * @throws IllegalArgumentException if the rate is not above 0
   */
  public ArrivalSchedule(double perSecond, long seed) {
    if (!(perSecond > 0)) {
      throw new IllegalArgumentException("rate of " + perSecond + " per second is not above 0");
    }
    this.random = new Random(seed);
    this.meanPauseNanos = NANOS_PER_SECOND / perSecond;
  }

  /** When the next request begins, in nanoseconds after the start of the load; never decreases. */
  public long next() {
    atNanos -= Math.log(1 - random.nextDouble()) * meanPauseNanos;
    return (long) atNanos;
  }
}
