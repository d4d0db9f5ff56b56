package dev.twinsite.ops.power.redfish;

import java.time.Duration;

/**
 * How long a Redfish service may take, and how much is asked of it.
 *
 * @param answer for one answer, the connection included
 * @param completion for what the service answers with 202, until it is finished
 * @param inFlight requests at one time, 1 to 1024
 * @param attempts of a request before it counts as failed, 1 to 10
 * @param firstPause before the second attempt; each later one is twice as long
 * @param longestPause the most that is waited, also if the service asks for more
 */
public record RedfishLimits(
    Duration answer,
    Duration completion,
    int inFlight,
    int attempts,
    Duration firstPause,
    Duration longestPause) {

  /** What baseboard controllers, which are slow, need. */
  public static final RedfishLimits DEFAULT =
      new RedfishLimits(
          Duration.ofSeconds(10),
          Duration.ofMinutes(2),
          16,
          4,
          Duration.ofMillis(250),
          Duration.ofSeconds(5));

  /**
   * @throws IllegalArgumentException if a number lies outside of its range
   */
  public RedfishLimits {
    require(inFlight, 1024, "requests in flight");
    require(attempts, 10, "attempts");
  }

  private static void require(int value, int highest, String what) {
    if (value < 1 || value > highest) {
      throw new IllegalArgumentException(what + ": " + value + ", not 1 to " + highest);
    }
  }

  /** The pause after an attempt, the first being 1. */
  Duration pauseAfter(int attempt) {
    Duration pause = firstPause.multipliedBy(1L << (attempt - 1));
    return pause.compareTo(longestPause) < 0 ? pause : longestPause;
  }
}
