package dev.twinsite.benchmark.load;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TallyTest {

  private final Tally tally = new Tally();

  @Test
  void percentilesAreThoseOfTheAcknowledgedOnesInMilliseconds() {
    for (int millis = 1; millis <= 1_000; millis++) {
      tally.ended(Ending.ACKNOWLEDGED, 0, MILLISECONDS.toNanos(millis));
    }
    Latency latency = tally.latency();
    assertThat(latency.p50()).isCloseTo(500, within(1.0));
    assertThat(latency.p90()).isCloseTo(900, within(1.0));
    assertThat(latency.p99()).isCloseTo(990, within(1.0));
    assertThat(latency.p999()).isCloseTo(999, within(1.0));
    assertThat(latency.longest()).isCloseTo(1_000, within(1.0));
    assertThat(latency.mean()).isCloseTo(500.5, within(1.0));
  }

  @Test
  void aRequestIsTimedFromWhenItWasDue() {
    tally.ended(Ending.ACKNOWLEDGED, SECONDS.toNanos(1), SECONDS.toNanos(4));
    assertThat(tally.latency().p50()).isCloseTo(3_000, within(3.0));
  }

  @Test
  void onlyWhatIsAcknowledgedCountsAsWork() {
    for (Ending ending : Ending.values()) {
      tally.ended(ending, 0, SECONDS.toNanos(1));
    }
    assertThat(tally.attempted()).isEqualTo(Ending.values().length);
    assertThat(tally.acknowledgedPerSecond(SECONDS.toNanos(1))).isEqualTo(1);
    assertThat(tally.failed()).isCloseTo(1 - 1.0 / Ending.values().length, within(1e-9));
  }

  @Test
  void answersThatComeLateMakeTheRateSmaller() {
    tally.ended(Ending.ACKNOWLEDGED, 0, SECONDS.toNanos(1));
    tally.ended(Ending.ACKNOWLEDGED, 0, SECONDS.toNanos(4));
    assertThat(tally.acknowledgedPerSecond(SECONDS.toNanos(2))).isEqualTo(0.5);
  }

  @Test
  void withoutAnyRequestEverythingIsZero() {
    assertThat(tally.latency()).isEqualTo(new Latency(0, 0, 0, 0, 0, 0));
    assertThat(tally.failed()).isZero();
    assertThat(tally.acknowledgedPerSecond(SECONDS.toNanos(1))).isZero();
  }
}
