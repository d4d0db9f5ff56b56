package dev.twinsite.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ArrivalScheduleTest {

  private static final long SEED = 4711;

  @Test
  void theSameSeedGivesTheSameMoments() {
    assertThat(moments(800, SEED, 1_000)).containsExactly(moments(800, SEED, 1_000));
  }

  @Test
  void anotherSeedGivesOtherMoments() {
    assertThat(moments(800, SEED, 1_000)).isNotEqualTo(moments(800, SEED + 1, 1_000));
  }

  @Test
  void timeOnlyGoesForward() {
    assertThat(moments(800, SEED, 10_000)).isSorted();
  }

  @Test
  void asManyComeInASecondAsTheRateSays() {
    long[] moments = moments(800, SEED, 80_000);
    assertThat((double) moments[moments.length - 1])
        .isCloseTo(TimeUnit.SECONDS.toNanos(100), within(TimeUnit.SECONDS.toNanos(2) * 1.0));
  }

  @Test
  void aboutAThirdOfThePausesAreLongerThanTheMean() {
    long[] moments = moments(1_000, SEED, 100_000);
    long longer =
        LongStream.range(1, moments.length)
            .filter(i -> moments[(int) i] - moments[(int) i - 1] > TimeUnit.MILLISECONDS.toNanos(1))
            .count();
    assertThat(longer / 100_000.0).isCloseTo(Math.exp(-1), within(0.01));
  }

  @Test
  void theRateClimbsFromATenthToTheWhole() {
    var schedule = new ArrivalSchedule(Rate.steady(1_000).after(Duration.ofSeconds(100)), SEED);
    long[] moments = LongStream.generate(schedule::next).limit(80_000).toArray();

    assertThat(begun(moments, 0, 10)).isCloseTo(1_450, within(150L));
    assertThat(begun(moments, 90, 100)).isCloseTo(9_550, within(400L));
    assertThat(begun(moments, 100, 110)).isCloseTo(10_000, within(400L));
  }

  @Test
  void aSurgeIsManyTimesTheRate() {
    Rate rate = Rate.steady(100).times(10, Duration.ofSeconds(20), Duration.ofSeconds(30));
    var schedule = new ArrivalSchedule(rate, SEED);
    long[] moments = LongStream.generate(schedule::next).limit(15_000).toArray();

    assertThat(begun(moments, 0, 20)).isCloseTo(2_000, within(150L));
    assertThat(begun(moments, 20, 30)).isCloseTo(10_000, within(400L));
    assertThat(begun(moments, 30, 40)).isCloseTo(1_000, within(120L));
  }

  private static long begun(long[] moments, int fromSecond, int toSecond) {
    return LongStream.of(moments)
        .filter(at -> at >= TimeUnit.SECONDS.toNanos(fromSecond))
        .filter(at -> at < TimeUnit.SECONDS.toNanos(toSecond))
        .count();
  }

  @Test
  void aRateOfZeroIsNone() {
    assertThatThrownBy(() -> Rate.steady(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0.0 per second");
  }

  private static long[] moments(double perSecond, long seed, int count) {
    var schedule = new ArrivalSchedule(Rate.steady(perSecond), seed);
    return LongStream.generate(schedule::next).limit(count).toArray();
  }
}
