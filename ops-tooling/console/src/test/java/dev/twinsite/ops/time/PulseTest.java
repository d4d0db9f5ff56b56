package dev.twinsite.ops.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PulseTest {

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void goesOnAfterABeatThatFailed(boolean error) throws InterruptedException {
    CountDownLatch beats = new CountDownLatch(3);
    try (Pulse pulse =
        Pulse.start("pulse", Duration.ofMillis(1), () -> beatAndFail(beats, error))) {
      assertThat(beats.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static void beatAndFail(CountDownLatch beats, boolean error) {
    beats.countDown();
    if (error) {
      throw new NoClassDefFoundError("a class of another version");
    }
    throw new IllegalStateException("no luck");
  }
}
