package dev.twinsite.benchmark.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FanOutTest {

  private static final String MESSAGE = UUID.randomUUID().toString();

  private final FanOut fanOut = new FanOut(2);

  @Test
  void messageIsTimedUntilTheLastMemberHasIt() {
    fanOut.sends(MESSAGE, millis(1_000));
    fanOut.hears("pangyo", posted(MESSAGE), millis(1_010));
    assertThat(fanOut.missing()).isEqualTo(1);
    fanOut.hears("ansan", posted(MESSAGE), millis(1_040));

    assertThat(fanOut.missing()).isZero();
    assertThat(fanOut.untilLast().longest()).isBetween(39.9, 40.1);
    assertThat(fanOut.deliveries()).containsOnlyKeys("ansan", "pangyo");
    assertThat(fanOut.deliveries().get("pangyo").p50()).isBetween(9.9, 10.1);
  }

  @Test
  void messageThatSomebodyLacksIsMissingAndNotTimed() {
    fanOut.sends(MESSAGE, millis(0));
    fanOut.hears("pangyo", posted(MESSAGE), millis(5));

    assertThat(fanOut.missing()).isEqualTo(1);
    assertThat(fanOut.untilLast().longest()).isZero();
  }

  @Test
  void whatWasSentByOthersIsPassedOver() {
    fanOut.sends(MESSAGE, millis(0));
    fanOut.hears("pangyo", posted(UUID.randomUUID().toString()), millis(5));
    fanOut.hears("pangyo", "{\"type\":\"typing\",\"roomId\":\"" + MESSAGE + "\"}", millis(5));

    assertThat(fanOut.missing()).isEqualTo(2);
    assertThat(fanOut.deliveries()).isEmpty();
  }

  private static long millis(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }

  private static String posted(String message) {
    return "{\"type\":\"message-posted\",\"id\":\"1\",\"data\":{\"messageId\":\""
        + message
        + "\"}}";
  }
}
