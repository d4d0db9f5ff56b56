package dev.twinsite.benchmark.load;

import java.util.Random;

/**
 * When requests begin: as many independent people would begin them, with exponentially distributed
 * pauses (a Poisson process). The same seed gives the same moments.
 */
public final class ArrivalSchedule {

  private static final double NANOS_PER_SECOND = 1e9;

  private final Random random;
  private final Rate rate;
  private double atNanos;

  /** A schedule of its own. */
  public ArrivalSchedule(Rate rate, long seed) {
    this.random = new Random(seed);
    this.rate = rate;
  }

  /** When the next request begins, in nanoseconds after the start of the load; never decreases. */
  public long next() {
    double pause = NANOS_PER_SECOND / rate.perSecondAt((long) atNanos);
    atNanos -= Math.log(1 - random.nextDouble()) * pause;
    return (long) atNanos;
  }
}
