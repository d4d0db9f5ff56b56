package dev.twinsite.app;

import java.time.Duration;

/**
 * How long an answer may wait for the other site.
 *
 * @param decisive for a decisive fact to be posted before it is answered as pending ({@code
 *     twinsite.decisive-wait})
 * @param mergeable for a mergeable fact to be held by both sites ({@code twinsite.mergeable-wait})
 */
public record WaitLimits(Duration decisive, Duration mergeable) {

  private static final Duration LONGEST = Duration.ofSeconds(20);

  /**
   * @throws ConfigurationException if a limit is negative or above 20 s
   */
  public WaitLimits {
    check("TWINSITE_DECISIVE_WAIT", decisive);
    check("TWINSITE_MERGEABLE_WAIT", mergeable);
  }

  /** By default 2 s and 300 ms. */
  public static WaitLimits read(Settings settings) {
    return new WaitLimits(
        settings.duration("twinsite.decisive-wait", Duration.ofSeconds(2)),
        settings.duration("twinsite.mergeable-wait", Duration.ofMillis(300)));
  }

  private static void check(String variable, Duration limit) {
    if (limit.isNegative() || limit.compareTo(LONGEST) > 0) {
      throw new ConfigurationException(variable + "='" + limit + "' is not PT0S to " + LONGEST);
    }
  }
}
