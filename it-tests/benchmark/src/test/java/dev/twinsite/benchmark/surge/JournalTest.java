package dev.twinsite.benchmark.surge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.benchmark.load.Call;
import dev.twinsite.benchmark.load.Ending;
import dev.twinsite.benchmark.load.Kind;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What clients were told; times are milliseconds here. */
class JournalTest {

  private static final Duration BEFORE = Duration.ofSeconds(5);
  private static final Duration SURGE = Duration.ofSeconds(10);
  private static final HttpRequest REQUEST =
      HttpRequest.newBuilder(URI.create("http://127.0.0.1")).build();

  private final Journal journal = new Journal(BEFORE, SURGE, Duration.ofSeconds(20));

  @Test
  void thePauseOfThoseWhoseSiteIsLostCountsFromTheLossOnAndNobodyElses() {
    told(Kind.MESSAGE, Ending.ACKNOWLEDGED, 1_000, true);
    journal.lossComes(nanos(9_000));
    told(Kind.MESSAGE, Ending.ACKNOWLEDGED, 10_000, true);
    told(Kind.MESSAGE, Ending.ACKNOWLEDGED, 11_000, false);
    told(Kind.MESSAGE, Ending.UNKNOWN, 11_500, true);
    told(Kind.MESSAGE, Ending.ACKNOWLEDGED, 13_000, true);
    assertThat(journal.longestPauseMillis(Kind.MESSAGE, nanos(13_500))).isEqualTo(3_000);
    assertThat(journal.longestPauseMillis(Kind.TRANSFER, nanos(13_500))).isEqualTo(4_500);
  }

  @Test
  void aSuccessThatIsToldLateShortensNoPause() {
    journal.lossComes(0);
    told(Kind.TRANSFER, Ending.ACKNOWLEDGED, 4_000, true);
    told(Kind.TRANSFER, Ending.ACKNOWLEDGED, 3_000, true);
    told(Kind.TRANSFER, Ending.ACKNOWLEDGED, 5_000, true);
    assertThat(journal.longestPauseMillis(Kind.TRANSFER, nanos(5_000))).isEqualTo(4_000);
  }

  @Test
  void refusalsOfBothKindsAndWhatIsUnknownAreKeptApart() {
    told(Kind.TRANSFER, Ending.REFUSED, 10, false);
    told(Kind.TRANSFER, Ending.OVERLOADED, 10, false);
    told(Kind.MESSAGE, Ending.UNKNOWN, 10, false);
    journal.refusedWithoutTime();
    assertThat(journal.refused()).isEqualTo(2);
    assertThat(journal.withoutTime()).isEqualTo(1);
    assertThat(journal.unknown()).isEqualTo(1);
    assertThat(journal.acknowledged().count()).isZero();
  }

  @Test
  void secondsCountFromTheMomentTheSurgeIsAskedFor() {
    told(Kind.MESSAGE, Ending.OVERLOADED, 90_000, false);
    journal.asked(nanos(100_000));
    for (int second = 0; second < 35; second++) {
      told(Kind.MESSAGE, Ending.ACKNOWLEDGED, 100_500 + 1_000 * second, false);
    }
    told(Kind.MESSAGE, Ending.OVERLOADED, 108_000, false);
    told(Kind.MESSAGE, Ending.OVERLOADED, 117_300, false);
    assertThat(journal.duringTheSurge())
        .containsEntry("acknowledged", 10L)
        .containsEntry("overloaded", 1L);
    assertThat(journal.backToNormalMillis()).isEqualTo(3_000);
  }

  private void told(Kind kind, Ending ending, long millis, boolean ofTheLost) {
    Call call = new Call(kind, UUID.randomUUID(), REQUEST);
    journal.ended(call, ending, nanos(millis), nanos(millis), ofTheLost);
  }

  private static long nanos(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }
}
