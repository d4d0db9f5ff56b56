package dev.twinsite.benchmark.load;

import java.time.Duration;

/** How many requests begin in a second, at each moment of a load. */
@FunctionalInterface
public interface Rate {

  /** The part of its rate with which a load begins that climbs. */
  double SHARE_AT_FIRST = 0.1;

  /** Mean requests per second, above 0, so many nanoseconds after the start of the load. */
  double perSecondAt(long nanos);

  /**
   * Always the same rate.
   *
   * @throws IllegalArgumentException if the rate is not above 0
   */
  static Rate steady(double perSecond) {
    if (!(perSecond > 0)) {
      throw new IllegalArgumentException("rate of " + perSecond + " per second is not above 0");
    }
    return nanos -> perSecond;
  }

  /**
   * The same rate after a climb from a tenth of it, so that servers whose code is not compiled yet
   * are not buried at once.
   *
   * @param climb how long the rate climbs, evenly; zero if it is whole at once
   */
  default Rate after(Duration climb) {
    double whole = climb.toNanos();
    return nanos ->
        perSecondAt(nanos)
            * (nanos >= whole ? 1 : SHARE_AT_FIRST + (1 - SHARE_AT_FIRST) * (nanos / whole));
  }

  /** The same rate, but so many times it between two moments after the start. */
  default Rate times(double factor, Duration from, Duration to) {
    return nanos ->
        perSecondAt(nanos) * (nanos >= from.toNanos() && nanos < to.toNanos() ? factor : 1);
  }
}
