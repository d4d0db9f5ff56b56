package dev.twinsite.benchmark.surge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.benchmark.load.Ending;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SecondsTest {

  private static final Duration BEGINS = Duration.ofSeconds(10);
  private static final Duration ENDS = Duration.ofSeconds(20);
  private static final Duration BEFORE = Duration.ofSeconds(5);

  private final Seconds seconds = new Seconds(Duration.ofSeconds(40));

  @Test
  void allIsNormalAtOnceIfNothingGrewSlow() {
    each(0, 40, 20);

    assertThat(backToNormal()).isZero();
  }

  @Test
  void slowAnswersAfterTheSurgeAreNotNormal() {
    each(0, 20, 20);
    each(20, 23, 900);
    each(23, 40, 20);

    assertThat(backToNormal()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void normalIsTwiceWhatWasUsual() {
    each(0, 20, 400);
    each(20, 25, 900);
    each(25, 40, 700);

    assertThat(backToNormal()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void oneRefusalIsNotNormal() {
    each(0, 40, 20);
    end(Ending.OVERLOADED, 26, 1);

    assertThat(backToNormal()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void whatIsDueInTheSurgeIsCountedThere() {
    each(0, 40, 20);
    end(Ending.OVERLOADED, 12, 1);
    end(Ending.OVERLOADED, 30, 1);

    assertThat(seconds.count(Ending.OVERLOADED, BEGINS, ENDS)).isEqualTo(1);
    assertThat(seconds.count(Ending.ACKNOWLEDGED, BEGINS, ENDS)).isEqualTo(10);
  }

  private Duration backToNormal() {
    return seconds.backToNormal(BEGINS, ENDS, BEFORE);
  }

  private void each(int fromSecond, int toSecond, long millis) {
    for (int second = fromSecond; second < toSecond; second++) {
      end(Ending.ACKNOWLEDGED, second, millis);
    }
  }

  private void end(Ending ending, int second, long millis) {
    long due = Duration.ofSeconds(second).toNanos();
    seconds.ended(ending, due, due + Duration.ofMillis(millis).toNanos());
  }
}
