package dev.twinsite.client;

import java.time.Duration;

/**
 * How long a caller waits for what. An attempt is one request to one node; a call is made of
 * attempts at different sites.
 *
 * @param connect for a connection to a node
 * @param mergeable for the answer to an attempt that reads, or that writes something that takes
 *     effect at once, such as a message
 * @param decisive for the answer to an attempt that the sites have to agree on, such as a transfer;
 *     a site answers it later, because it waits for the other one for a moment
 * @param overall for a whole call, after which its outcome is what is known by then; an attempt
 *     that would not be over by then is not begun, unless it is the first
 * @param pause before the sites are tried once more when all of them have failed; it doubles up to
 *     sixteen times itself
 * @param homecoming between two questions whether a node that has failed is well again
 */
public record Patience(
    Duration connect,
    Duration mergeable,
    Duration decisive,
    Duration overall,
    Duration pause,
    Duration homecoming) {

  /** What suits a person who waits in front of a screen. */
  public static final Patience DEFAULT =
      new Patience(
          Duration.ofMillis(300),
          Duration.ofMillis(1_000),
          Duration.ofMillis(3_000),
          Duration.ofSeconds(15),
          Duration.ofMillis(50),
          Duration.ofSeconds(1));

  /**
   * @throws IllegalArgumentException if one of the times is not positive
   */
  public Patience {
    requirePositive("connect", connect);
    requirePositive("mergeable", mergeable);
    requirePositive("decisive", decisive);
    requirePositive("overall", overall);
    requirePositive("pause", pause);
    requirePositive("homecoming", homecoming);
  }

  /** The same but for the time of a connection. */
  public Patience withConnect(Duration connection) {
    return new Patience(connection, mergeable, decisive, overall, pause, homecoming);
  }

  /** The same but for the time of an attempt that takes effect at once. */
  public Patience withMergeable(Duration attempt) {
    return new Patience(connect, attempt, decisive, overall, pause, homecoming);
  }

  /** The same but for the time of an attempt that both sites have to agree on. */
  public Patience withDecisive(Duration attempt) {
    return new Patience(connect, mergeable, attempt, overall, pause, homecoming);
  }

  /** The same but for the time of a whole call. */
  public Patience withOverall(Duration call) {
    return new Patience(connect, mergeable, decisive, call, pause, homecoming);
  }

  /** The same but for the pause between two rounds through all sites. */
  public Patience withPause(Duration between) {
    return new Patience(connect, mergeable, decisive, overall, between, homecoming);
  }

  /** The same but for the time after which a failed node is asked whether it is well again. */
  public Patience withHomecoming(Duration between) {
    return new Patience(connect, mergeable, decisive, overall, pause, between);
  }

  private static void requirePositive(String name, Duration time) {
    if (time.isZero() || time.isNegative()) {
      throw new IllegalArgumentException(name + " of " + time + " is not positive");
    }
  }
}
