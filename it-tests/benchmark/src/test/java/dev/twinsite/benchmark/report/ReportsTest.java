package dev.twinsite.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.benchmark.floor.Floor;
import dev.twinsite.benchmark.load.Ending;
import dev.twinsite.benchmark.load.Kind;
import dev.twinsite.benchmark.load.Latency;
import dev.twinsite.benchmark.load.Tally;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReportsTest {

  private static final Hardware MACHINE = new Hardware(2, 24_000, "a processor", "Linux", "a JVM");
  private static final long WINDOW = TimeUnit.SECONDS.toNanos(2);

  @Test
  void theMachineIsNamed() {
    assertThat(ReportText.of(MACHINE)).contains("2 cores (a processor), 24000 MiB, Linux", "a JVM");
    assertThat(Hardware.ofThisMachine().cores()).isPositive();
  }

  @Test
  void aRunSaysWhatWasAcknowledgedHowFastAndAtWhatCost() {
    assertThat(ReportText.of(run(), MACHINE))
        .contains("messages, 2 ms round trip, 100/s offered for 2 s: goal met")
        .contains("1/s both-sites; 2 acknowledged, 1 one-site")
        .contains("p99 20.0", "max 20.0 ms")
        .contains("load generator 0.25, pangyo-1 1.00; together 1.25 of 2")
        .contains("ansan-1 480, pangyo-1 501")
        .contains("pangyo 3.00 commits, 1.50 WAL syncs, 2.0 KiB WAL");
  }

  @Test
  void aLimitThatWasNotFoundIsSaid() {
    assertThat(ReportText.of(new LimitReport("messages", 2, 0, 50)))
        .isEqualTo("limit: messages at 2 ms: no rate keeps the goal, 50/s does not");
  }

  @Test
  void programsReadTheSame() {
    var floor = new Floor("commit", 16, 900, new Latency(1, 2, 3, 4, 5, 6));
    var report =
        new BenchReport(
            Instant.EPOCH,
            7,
            MACHINE,
            "-Xmx512m",
            1,
            List.of("pangyo"),
            100,
            0,
            List.of(floor),
            List.of(run()),
            List.of());
    assertThat(ReportFile.json(report))
        .contains("\"startedAt\" : \"1970-01-01T00:00:00Z\"")
        .contains("\"seed\" : 7")
        .contains("\"callers\" : 16")
        .contains("\"one-site\" : 1")
        .contains("\"goalMet\" : true");
  }

  private static RunReport run() {
    Tally tally = new Tally();
    tally.ended(Ending.ACKNOWLEDGED, 0, TimeUnit.MILLISECONDS.toNanos(10));
    tally.ended(Ending.ACKNOWLEDGED, 0, TimeUnit.MILLISECONDS.toNanos(20));
    tally.ended(Ending.ONE_SITE, 0, TimeUnit.MILLISECONDS.toNanos(500));
    return new RunReport(
        "messages",
        2,
        100,
        0,
        1,
        2,
        List.of(Figures.of(Kind.MESSAGE, tally, WINDOW)),
        new TreeMap<>(Map.of("load generator", 0.25, "pangyo-1", 1.0)),
        new TreeMap<>(Map.of("ansan-1", 480L, "pangyo-1", 501L)),
        Map.of("pangyo", new DatabaseWork(6, 4_096, 3)),
        150,
        0.001,
        0,
        true);
  }
}
