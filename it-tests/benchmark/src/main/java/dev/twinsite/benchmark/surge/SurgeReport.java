package dev.twinsite.benchmark.surge;

import dev.twinsite.benchmark.load.Ending;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * What became of a surge.
 *
 * @param alone whether the other site was lost meanwhile
 * @param endings of the requests that were due during the surge
 * @param refusedWithoutTime refusals that did not say when to ask again
 * @param usualMillis the worst of the medians of the seconds before
 * @param surgeMillis the same during the surge, of what was acknowledged
 * @param normalAfterSeconds from the end of the surge to the end of the last second that was not
 *     normal
 * @param acknowledged how many facts callers were told are done, from beginning to end
 * @param lost how many of them each site lacks in the end
 * @param moneyMade minor units that each site has made out of nothing
 * @param residentMib memory of each server at the end of the surge
 */
public record SurgeReport(
    Instant startedAt,
    String site,
    boolean alone,
    int rate,
    int times,
    long seconds,
    long seed,
    Map<String, Long> endings,
    long refusedWithoutTime,
    double usualMillis,
    double surgeMillis,
    long normalAfterSeconds,
    int acknowledged,
    Map<String, Long> lost,
    Map<String, Long> moneyMade,
    Map<String, Long> residentMib) {

  /** How soon after the surge all has to be normal again. */
  public static final long NORMAL_WITHIN_SECONDS = 10;

  /** Whether every promise was kept. */
  public boolean isKept() {
    return refusedWithoutTime == 0
        && endings.getOrDefault(Ending.UNKNOWN.label(), 0L) == 0
        && normalAfterSeconds <= NORMAL_WITHIN_SECONDS
        && Figures.areAllZero(lost)
        && Figures.areAllZero(moneyMade);
  }

  /** For people. */
  public String text() {
    return String.format(
        Locale.ROOT,
        """
        surge at %s%s: %d/s, then %d/s for %d s: %s
          during    %s
          median    %.0f ms before, %.0f ms during, normal again after %d s (limit %d s)
          refusals  %d without Retry-After
          facts     %d acknowledged; lost: %s; money made: %s
          MiB       %s""",
        site,
        alone ? ", the survivor" : "",
        rate,
        rate * times,
        seconds,
        isKept() ? "KEPT" : "BROKEN",
        Figures.text(endings),
        usualMillis,
        surgeMillis,
        normalAfterSeconds,
        NORMAL_WITHIN_SECONDS,
        refusedWithoutTime,
        acknowledged,
        Figures.text(lost),
        Figures.text(moneyMade),
        Figures.text(residentMib));
  }
}
