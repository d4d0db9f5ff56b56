package dev.twinsite.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class HybridClockTest {

  private static final Instant FIRE = Instant.parse("2022-10-15T06:19:00Z");

  private final AtomicReference<Instant> wall = new AtomicReference<>(FIRE);
  private final HybridClock clock = new HybridClock(wall::get);

  @Test
  void timeFollowsTheWall() {
    assertThat(tick(HybridTime.ZERO).instant()).isEqualTo(FIRE);
  }

  @Test
  void timesOfOneMillisecondDiffer() {
    HybridTime first = tick(HybridTime.ZERO);
    HybridTime second = tick(HybridTime.ZERO);

    assertThat(second).isGreaterThan(first);
    assertThat(second.millis()).isEqualTo(first.millis());
    assertThat(second.counter()).isEqualTo(first.counter() + 1);
  }

  @Test
  void timeNeverRunsBackWithTheWall() {
    HybridTime before = tick(HybridTime.ZERO);
    wall.set(FIRE.minusMillis(300));

    assertThat(tick(HybridTime.ZERO)).isGreaterThan(before);
  }

  @Test
  void timeIsLaterThanWhatWasSeen() {
    HybridTime seen = HybridTime.startOf(FIRE.plusMillis(200));

    assertThat(tick(seen)).isGreaterThan(seen);
  }

  @Test
  void clockThatIsTooFarBehindWhatWasSeenIsFoundOut() {
    HybridClock.Tick tick = clock.tick(HybridTime.startOf(FIRE.plusMillis(501)));

    assertThat(tick.drifted()).isTrue();
    assertThat(tick.ahead()).isEqualTo(Duration.ofMillis(501));
  }

  @Test
  void distanceOfTheLimitIsNoDrift() {
    assertThat(clock.tick(HybridTime.startOf(FIRE.plusMillis(500))).drifted()).isFalse();
  }

  @Test
  void wrongStampDoesNotSpread() {
    clock.tick(HybridTime.startOf(FIRE.plusSeconds(3600)));

    assertThat(clock.tick(HybridTime.ZERO).drifted()).isFalse();
  }

  @Test
  void fullCounterCarriesOver() {
    var last = new HybridTime(HybridTime.startOf(FIRE).value() + 65_535);

    assertThat(last.next().millis()).isEqualTo(FIRE.toEpochMilli() + 1);
    assertThat(last.next().counter()).isZero();
  }

  @Test
  void negativeTimeIsRefused() {
    assertThatThrownBy(() -> new HybridTime(-1)).hasMessageContaining("-1");
  }

  private HybridTime tick(HybridTime atLeast) {
    return clock.tick(atLeast).time();
  }
}
