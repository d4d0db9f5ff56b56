package dev.twinsite.benchmark.surge;

import dev.twinsite.benchmark.load.Ending;
import dev.twinsite.benchmark.load.Tally;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What became of the requests that were due in each second of a load. May be used by any thread.
 */
final class Seconds {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  /** Short of this, a second is as normal as can be told on a busy machine. */
  private static final double ALWAYS_NORMAL_MILLIS = 200;

  private final List<Tally> tallies;

  Seconds(Duration length) {
    this.tallies = Stream.generate(Tally::new).limit(length.toSeconds() + 1).toList();
  }

  void ended(Ending ending, long dueNanos, long endedNanos) {
    tallies.get((int) (dueNanos / SECOND)).ended(ending, dueNanos, endedNanos);
  }

  /** How many of those that were due in between ended so. */
  long count(Ending ending, Duration from, Duration to) {
    return between(from, to).mapToLong(tally -> tally.count(ending)).sum();
  }

  /** How those that were due in between ended, as far as any ended so. */
  Map<String, Long> endings(Duration from, Duration to) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Ending ending : Ending.values()) {
      long count = count(ending, from, to);
      if (count > 0) {
        counts.put(ending.label(), count);
      }
    }
    return counts;
  }

  /** The worst of the seconds' medians in between, in milliseconds. */
  double worstMedian(Duration from, Duration to) {
    return between(from, to).mapToDouble(tally -> tally.latency().p50()).max().orElse(0);
  }

  /**
   * How long after the surge the last second began that was not normal: in which a request was not
   * acknowledged, or more than every second one took longer than twice what was usual before.
   */
  Duration backToNormal(Duration begins, Duration ends, Duration before) {
    double usual = Math.max(ALWAYS_NORMAL_MILLIS, 2 * worstMedian(begins.minus(before), begins));
    int first = (int) ends.toSeconds();
    int last =
        IntStream.range(first, tallies.size())
            .filter(second -> !isNormal(tallies.get(second), usual))
            .max()
            .orElse(first - 1);
    return Duration.ofSeconds(last + 1 - first);
  }

  private static boolean isNormal(Tally tally, double usualMillis) {
    return tally.count(Ending.ACKNOWLEDGED) == tally.attempted()
        && tally.latency().p50() <= usualMillis;
  }

  private Stream<Tally> between(Duration from, Duration to) {
    return tallies.subList((int) from.toSeconds(), (int) to.toSeconds()).stream();
  }
}
