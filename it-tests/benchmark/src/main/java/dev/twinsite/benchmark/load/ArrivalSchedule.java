package dev.twinsite.benchmark.load;

import java.time.Duration;
import java.util.Random;

/**
 * When requests begin: as many independent people would begin them, with exponentially distributed
 * pauses (a Poisson process). The same seed gives the same moments. The rate climbs from a tenth to
 * the whole at the beginning, so that servers whose code is not compiled yet are not buried first.
 */
public final class ArrivalSchedule {

  private static final double NANOS_PER_SECOND = 1e9;
  private static final double SHARE_AT_FIRST = 0.1;

  private final Random random;
  private final double meanPauseNanos;
  private final double climbNanos;
  private double atNanos;

  /**
   * A schedule of its own.
   *
   * @param perSecond mean rate after the climb, above 0
   * @param climb how long the rate climbs, evenly; zero if it is whole at once
   * @throws IllegalArgumentException if the rate is not above 0
   */
  public ArrivalSchedule(double perSecond, Duration climb, long seed) {
    if (!(perSecond > 0)) {
      throw new IllegalArgumentException("rate of " + perSecond + " per second is not above 0");
    }
    this.random = new Random(seed);
    this.meanPauseNanos = NANOS_PER_SECOND / perSecond;
    this.climbNanos = climb.toNanos();
  }

  /** When the next request begins, in nanoseconds after the start of the load; never decreases. */
  public long next() {
    atNanos -= Math.log(1 - random.nextDouble()) * meanPauseNanos / share();
    return (long) atNanos;
  }

  /** Which part of the rate is offered now. */
  private double share() {
    return atNanos >= climbNanos
        ? 1
        : SHARE_AT_FIRST + (1 - SHARE_AT_FIRST) * (atNanos / climbNanos);
  }
}
