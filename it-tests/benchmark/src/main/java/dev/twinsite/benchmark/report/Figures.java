package dev.twinsite.benchmark.report;

import dev.twinsite.benchmark.load.Ending;
import dev.twinsite.benchmark.load.Kind;
import dev.twinsite.benchmark.load.Latency;
import dev.twinsite.benchmark.load.Tally;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of the requests of one kind.
 *
 * @param kind {@code messages} or {@code transfers}
 * @param acknowledgedAs what they had to be to count
 * @param endings how many ended how
 * @param latencyMillis of the acknowledged ones, from when they were due
 */
public record Figures(
    String kind,
    String acknowledgedAs,
    long attempted,
    double acknowledgedPerSecond,
    Map<String, Long> endings,
    Latency latencyMillis) {

  /** What a tally says. */
  public static Figures of(Kind kind, Tally tally, long windowNanos) {
    Map<String, Long> endings = new LinkedHashMap<>();
    for (Ending ending : Ending.values()) {
      endings.put(ending.label(), tally.count(ending));
    }
    return new Figures(
        kind.label(),
        kind.acknowledgedAs(),
        tally.attempted(),
        tally.acknowledgedPerSecond(windowNanos),
        endings,
        tally.latency());
  }
}
