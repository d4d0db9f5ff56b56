package dev.twinsite.ops.time;

import java.time.Duration;

/**
 * How often an ops server looks at its surroundings, and for how long what it has seen counts.
 *
 * @param lately how old a sign of life may be to count: a site that has given none for longer is
 *     missed
 * @param applicationAndPeerPause between two looks at an application node or at the other ops
 *     server
 * @param databasePause between two looks at the database
 * @param votePause between two looks at whether the quorum has to be told something
 * @param runPause between two looks at the runs
 */
public record Timing(
    Duration lately,
    Duration applicationAndPeerPause,
    Duration databasePause,
    Duration votePause,
    Duration runPause) {

  /** Between two looks at what both ops servers keep. */
  public Duration recordPause() {
    return applicationAndPeerPause.multipliedBy(3);
  }

  /** What is used unless a test is in a hurry. */
  public static final Timing DEFAULT =
      new Timing(
          Duration.ofSeconds(3),
          Duration.ofMillis(300),
          Duration.ofMillis(200),
          Duration.ofMillis(100),
          Duration.ofMillis(250));

  /** The same, but for how long a sign of life counts. */
  public Timing withLately(Duration time) {
    return new Timing(time, applicationAndPeerPause, databasePause, votePause, runPause);
  }

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
