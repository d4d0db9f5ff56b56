package dev.twinsite.arquillian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DeadlineTest {

  private static final Duration AT_ONCE = Duration.ofMillis(1);
  private static final Duration LONG = Duration.ofMinutes(1);

  private final Deadline deadline = new Deadline(() -> "pangyo is ACTIVE, ansan is LOST");

  @Test
  void waitEndsWithTheFirstValue() {
    AtomicInteger looks = new AtomicInteger();
    Optional<Integer> third = Optional.of(3);
    int seen =
        deadline.await("a third look", LONG, () -> third.filter(i -> looks.incrementAndGet() == i));
    assertThat(seen).isEqualTo(3);
  }

  @Test
  void failedWaitTellsHowTheSitesSeeTheWorld() {
    assertThatThrownBy(() -> deadline.awaitTrue("ansan is active", AT_ONCE, () -> false))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("ansan is active")
        .hasMessageContaining("pangyo is ACTIVE, ansan is LOST");
  }

  @Test
  void questionWithoutAnAnswerCountsAsNothingSeen() {
    assertThatThrownBy(() -> deadline.awaitTrue("an answer", AT_ONCE, DeadlineTest::silence))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("connection refused");
  }

  @Test
  void watchEndsWithTheFirstLookThatIsFalse() {
    AtomicInteger looks = new AtomicInteger();
    assertThatThrownBy(
            () -> deadline.holds("it is pending", LONG, () -> looks.incrementAndGet() < 3))
        .hasMessageContaining("no longer true: it is pending");
    assertThat(looks).hasValue(3);
  }

  private static boolean silence() {
    throw new NoAnswerException("connection refused", new java.io.IOException());
  }
}
