package dev.twinsite.ops.time;

import java.time.Duration;

/**
 * How often an ops server looks at its surroundings, and for how long what it has seen counts.
 *
 * @param lately how old a sign of life may be to count: a site or an ops server that has given none
 *     for longer may be declared lost by a person
 * @param applicationAndPeerPause between two looks at an application node or at the other ops
 *     server
 * @param databasePause between two looks at the database
 * @param runPause between two looks at the runs
 */
public record Timing(
    Duration lately, Duration applicationAndPeerPause, Duration databasePause, Duration runPause) {

  /** What is used unless a test is in a hurry. */
  public static final Timing DEFAULT =
      new Timing(
          Duration.ofSeconds(3),
          Duration.ofMillis(500),
          Duration.ofMillis(200),
          Duration.ofMillis(250));

  /**
   * @throws IllegalArgumentException if a site that is well could seem silent between two looks
   */
  public Timing {
    if (lately.compareTo(applicationAndPeerPause.multipliedBy(3)) < 0) {
      throw new IllegalArgumentException(
          "a sign of life counts for " + lately + ", looked for every " + applicationAndPeerPause);
    }
  }
}
