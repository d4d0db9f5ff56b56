package dev.twinsite.ops.boot;

import java.time.Duration;

/**
 * How hard a site is booted.
 *
 * @param width servers that boot at the same time, 1 or more: what the supply of power, the network
 *     and the storage bear
 * @param requests power controllers that are asked at the same time, 1 to 1024
 * @param attempts of a server before it stays dark, 1 to 10
 * @param perServer from being switched on until its gate is passed
 * @param settle how long a controller may go on to say that a system is off after it was switched
 *     on
 * @param lookPause between two looks at a server that boots
 * @param firstPause before a server's second attempt; each later one is twice as long
 */
public record BootLimits(
    int width,
    int requests,
    int attempts,
    Duration perServer,
    Duration settle,
    Duration lookPause,
    Duration firstPause) {

  /** What suits a site of a few racks: real servers take minutes. */
  public static final BootLimits DEFAULT =
      new BootLimits(
          64,
          32,
          3,
          Duration.ofMinutes(5),
          Duration.ofSeconds(15),
          Duration.ofMillis(500),
          Duration.ofSeconds(1));

  /**
   * @throws IllegalArgumentException if a number lies outside of its range
   */
  public BootLimits {
    require(width, Integer.MAX_VALUE, "width");
    require(requests, 1024, "requests");
    require(attempts, 10, "attempts");
  }

  /** The same with another width. */
  public BootLimits withWidth(int servers) {
    return new BootLimits(servers, requests, attempts, perServer, settle, lookPause, firstPause);
  }

  /** The same with another limit for each server. */
  public BootLimits withPerServer(Duration limit) {
    return new BootLimits(width, requests, attempts, limit, settle, lookPause, firstPause);
  }

  private static void require(int value, int highest, String what) {
    if (value < 1 || value > highest) {
      throw new IllegalArgumentException(what + ": " + value + ", not 1 to " + highest);
    }
  }

  /** The pause after an attempt, the first being 1. */
  Duration pauseAfter(int attempt) {
    return firstPause.multipliedBy(1L << (attempt - 1));
  }
}
