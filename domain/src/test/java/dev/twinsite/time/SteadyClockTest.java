package dev.twinsite.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SteadyClockTest {

  private static final Instant FIRE = Instant.parse("2022-10-15T06:19:00Z");

  private Instant wall = FIRE;
  private long ticks = Long.MAX_VALUE - 1_000;
  private final SteadyClock clock = new SteadyClock(() -> wall, () -> ticks);

  @Test
  void clockOfWhichNobodyKnowsWhetherItIsRightIsNotBelieved() {
    assertThat(clock.look().isBelieved()).isFalse();
  }

  @Test
  void clockThatKeepsPaceIsBelieved() {
    clock.trust(clock.read());
    passes(Duration.ofHours(1));

    assertThat(clock.look()).isEqualTo(sight(FIRE.plusSeconds(3_600), Duration.ZERO));
    assertThat(clock.look().isBelieved()).isTrue();
  }

  @Test
  void clockThatIsSetAheadIsFoundOut() {
    clock.trust(clock.read());
    wall = FIRE.plusMillis(501);

    assertThat(clock.look()).isEqualTo(sight(wall, Duration.ofMillis(501)));
    assertThat(clock.look().isBelieved()).isFalse();
  }

  @Test
  void clockThatIsSetBackIsFoundOut() {
    clock.trust(clock.read());
    wall = FIRE.minusMillis(501);

    assertThat(clock.look()).isEqualTo(sight(wall, Duration.ofMillis(-501)));
    assertThat(clock.look().isBelieved()).isFalse();
  }

  @Test
  void distanceOfTheLimitIsBelieved() {
    clock.trust(clock.read());
    wall = FIRE.plusMillis(500);

    assertThat(clock.look().isBelieved()).isTrue();
  }

  @Test
  void clockThatWasSetRightIsBelievedAgain() {
    clock.trust(clock.read());
    wall = FIRE.plusSeconds(300);
    clock.trust(clock.read());

    assertThat(clock.look().isBelieved()).isTrue();
  }

  private static SteadyClock.Sight sight(Instant time, Duration strayed) {
    return new SteadyClock.Sight(time, Optional.of(strayed));
  }

  private void passes(Duration time) {
    wall = wall.plus(time);
    ticks += time.toNanos();
  }
}
