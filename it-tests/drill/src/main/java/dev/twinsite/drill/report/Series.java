package dev.twinsite.drill.report;

import dev.twinsite.drill.journal.Known;
import dev.twinsite.drill.report.DrillReport.Second;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What clients saw second by second. */
public final class Series {

  private Series() {}

  /** One item for each whole second between the two instants. */
  public static List<Second> of(List<Known> journal, Instant from, Instant to) {
    List<Second> seconds = new ArrayList<>();
    Map<Integer, List<Known>> settled =
        journal.stream()
            .filter(known -> known.settledAt().isPresent())
            .collect(Collectors.groupingBy(known -> second(from, known.settledAt().orElseThrow())));
    for (int i = 0; i < second(from, to); i++) {
      seconds.add(summary(from.plusSeconds(i), i, settled.getOrDefault(i, List.of())));
    }
    return seconds;
  }

  private static Second summary(Instant at, int second, List<Known> settled) {
    List<Known> messages = settled.stream().filter(Known::isMessage).toList();
    List<Long> latencies = messages.stream().map(Series::latency).sorted().toList();
    Map<String, Long> bySite =
        messages.stream()
            .collect(
                Collectors.groupingBy(
                    known -> known.acceptedBy().orElse("-"), TreeMap::new, Collectors.counting()));
    return new Second(
        at,
        second,
        bySite,
        settled.stream().filter(Known::isTransfer).count(),
        latencies.isEmpty() ? 0 : latencies.get(latencies.size() / 2),
        latencies.isEmpty() ? 0 : latencies.get(latencies.size() - 1));
  }

  private static long latency(Known known) {
    return Duration.between(known.begunAt(), known.settledAt().orElseThrow()).toMillis();
  }

  private static int second(Instant from, Instant at) {
    return (int) Math.floorDiv(Duration.between(from, at).toMillis(), 1000L);
  }
}
