package dev.twinsite.drill;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What a drill shall do.
 *
 * @param site to be lost
 * @param quiet how long everything goes well before the loss, at least 3 s; the survivor then
 *     serves alone for half of it, and both sites again for half of it after the return
 * @param users 2 to 200, spread evenly over the sites
 * @param report the directory for the reports and the clients' journals
 * @param seed from which ids, texts and amounts come
 */
public record DrillPlan(String site, Duration quiet, int users, Path report, long seed) {

  /** Each user writes a message that often. */
  public static final Duration MESSAGE_EVERY = Duration.ofMillis(350);

  /** Each user orders a transfer that often. */
  public static final Duration TRANSFER_EVERY = Duration.ofMillis(2_500);

  private static final Duration SHORTEST = Duration.ofSeconds(3);

  /**
   * @throws IllegalArgumentException if a value is out of its range
   */
  public DrillPlan {
    if (quiet.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException(
          "--seconds must be at least " + SHORTEST.toSeconds() + ", not " + quiet.toSeconds());
    }
    if (users < 2 || users > 200) {
      throw new IllegalArgumentException("--users must be 2 to 200, not " + users);
    }
  }

  /** How long the load goes on after the declaration, and after the return. */
  public Duration afterwards() {
    return quiet.dividedBy(2);
  }
}
