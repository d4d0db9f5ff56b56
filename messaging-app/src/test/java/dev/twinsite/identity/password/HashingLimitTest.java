package dev.twinsite.identity.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twinsite.app.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HashingLimitTest {

  @Test
  void whoFindsAllThreadsBusyForTooLongIsSentAway() throws Exception {
    var limit = new HashingLimit(1, Duration.ofMillis(20));
    var begun = new CountDownLatch(1);
    var end = new CountDownLatch(1);
    var busy = CompletableFuture.supplyAsync(() -> limit.run(() -> hold(begun, end)));
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

    assertThatThrownBy(() -> limit.run(() -> "never"))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().status()).isEqualTo(429));

    end.countDown();
    assertThat(busy.get(10, TimeUnit.SECONDS)).isEqualTo("done");
    assertThat(limit.run(() -> "next")).isEqualTo("next");
  }

  @Test
  void workThatFailsGivesItsTurnBack() {
    var limit = new HashingLimit(1, Duration.ofMillis(20));
    for (int i = 0; i < 100; i++) {
      assertThatThrownBy(
              () ->
                  limit.run(
                      () -> {
                        throw new IllegalStateException("broken");
                      }))
          .hasMessage("broken");
    }
    assertThat(limit.run(() -> "next")).isEqualTo("next");
  }

  private static String hold(CountDownLatch begun, CountDownLatch end) {
    begun.countDown();
    try {
      end.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return "done";
  }
}
