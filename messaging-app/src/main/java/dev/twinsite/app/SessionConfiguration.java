package dev.twinsite.app;

import java.time.Duration;

/**
 * How people sign in.
 *
 * @param tokenLifetime how long a token is good ({@code twinsite.token-lifetime})
 * @param hashingThreads how many passwords may be hashed at the same time ({@code
 *     twinsite.hashing-threads}); each costs a core for a tenth of a second or so
 */
public record SessionConfiguration(Duration tokenLifetime, int hashingThreads) {

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(7);

  /**
   * @throws ConfigurationException if the life time is not 1 s to 7 days, or there is no thread
   */
  public SessionConfiguration {
    if (tokenLifetime.compareTo(SHORTEST) < 0 || tokenLifetime.compareTo(LONGEST) > 0) {
      throw new ConfigurationException(
          "TWINSITE_TOKEN_LIFETIME='" + tokenLifetime + "' is not PT1S to " + LONGEST);
    }
    if (hashingThreads < 1 || hashingThreads > 64) {
      throw new ConfigurationException(
          "TWINSITE_HASHING_THREADS='" + hashingThreads + "' is not 1 to 64");
    }
  }

  /** By default 12 hours, and half of the processors. */
  public static SessionConfiguration read(Settings settings) {
    int half = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    return new SessionConfiguration(
        settings.duration("twinsite.token-lifetime", Duration.ofHours(12)),
        settings.number("twinsite.hashing-threads", half));
  }
}
