package dev.twinsite.benchmark.surge;

import dev.twinsite.client.ClientEvidence;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * What became of a surge that was held as a drill.
 *
 * @param lostSite whose power was cut
 * @param survivor that took the load of both
 * @param verdict of the run, by what was handed in at its step
 * @param rate usual requests per second at each site
 * @param times how many times the load of both came
 * @param endings of the requests that were due during the surge
 * @param evidence what was handed in
 * @param lostInTheEnd how many acknowledged facts each site lacks after the return
 * @param duplicatedInTheEnd how many transfers each site has carried out twice
 * @param moneyMadeInTheEnd minor units that each site has made out of nothing
 * @param residentMib memory of each server after the surge
 */
public record SurgeDrillReport(
    Instant startedAt,
    String lostSite,
    String survivor,
    String run,
    String verdict,
    String detail,
    int rate,
    int times,
    long seconds,
    long seed,
    Map<String, Long> endings,
    double usualMillis,
    double surgeMillis,
    ClientEvidence evidence,
    Map<String, Long> lostInTheEnd,
    Map<String, Long> duplicatedInTheEnd,
    Map<String, Long> moneyMadeInTheEnd,
    Map<String, Long> residentMib) {

  /** Whether the run passed, and both sites hold in the end what clients were told. */
  public boolean isKept() {
    return verdict.equals("PASSED")
        && Figures.areAllZero(lostInTheEnd)
        && Figures.areAllZero(duplicatedInTheEnd)
        && Figures.areAllZero(moneyMadeInTheEnd);
  }

  /** For people. */
  public String text() {
    return String.format(
        Locale.ROOT,
        """
        surge-drill of %s: %s; %s took %d/s for %d s: %s
          run       %s: %s
          during    %s
          median    %.0f ms before, %.0f ms during, normal again after %d ms
          without   messages %d ms, transfers %d ms
          refusals  %d, %d of them without Retry-After; %d unknown
          facts     %d acknowledged; lost in the end: %s; twice: %s; money made: %s
          MiB       %s""",
        lostSite,
        verdict,
        survivor,
        2 * rate * times,
        seconds,
        isKept() ? "KEPT" : "BROKEN",
        run,
        detail,
        Figures.text(endings),
        usualMillis,
        surgeMillis,
        evidence.backToNormalMillis(),
        evidence.rtoMessagesMillis(),
        evidence.rtoTransfersMillis(),
        evidence.refused(),
        evidence.refusedWithoutRetryAfter(),
        evidence.unknown(),
        evidence.acknowledged(),
        Figures.text(lostInTheEnd),
        Figures.text(duplicatedInTheEnd),
        Figures.text(moneyMadeInTheEnd),
        Figures.text(residentMib));
  }
}
