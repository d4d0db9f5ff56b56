package dev.twinsite.app.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twinsite.app.problem.ProblemException;
import dev.twinsite.identity.Username;
import dev.twinsite.messaging.MessageId;
import dev.twinsite.messaging.MessageText;
import dev.twinsite.payment.Money;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class InputTest {

  @Test
  void aMissingFieldIsNamed() {
    assertInvalid(() -> Input.required("text", null, MessageText::new), "text is missing");
  }

  @Test
  void aFieldIsNamedAlsoWhenItsTypeServesSeveral() {
    assertThatThrownBy(() -> Input.required("to", "BAD NAME", Username::new))
        .hasMessageStartingWith("to: username must be 3 to 32");
  }

  @Test
  void aTextIsCountedInCodePoints() {
    assertThat(Input.required("text", "😀".repeat(4_000), MessageText::new).value()).hasSize(8_000);
    assertInvalid(
        () -> Input.required("text", "😀".repeat(4_001), MessageText::new),
        "text has 4001 characters, but must have 1 to 4000");
    assertInvalid(
        () -> Input.required("text", "", MessageText::new),
        "text has 0 characters, but must have 1 to 4000");
  }

  @Test
  void anAmountKeepsItsRange() {
    for (long amount : List.of(0L, -5L, 1_000_000_000_001L, Long.MAX_VALUE, Long.MIN_VALUE)) {
      assertInvalid(
          () -> Input.required("amount", amount, Money::won),
          "amount is " + amount + ", but must be 1 to 1000000000000");
    }
  }

  @Test
  void anIdHasOneForm() {
    String id = "7b0c1f5e-2a51-4c0e-9a55-0d6e0c9b2f11";
    assertThat(Input.id("messageId", id, MessageId::new)).hasToString(id);
    for (String other :
        List.of("", "x", id.toUpperCase(), "{" + id + "}", id.replace("-", ""), "1-1-1-1-1")) {
      assertThatThrownBy(() -> Input.id("messageId", other, MessageId::new))
          .isInstanceOf(ProblemException.class)
          .hasMessageStartingWith("messageId must be a UUID in lower case");
    }
  }

  @Test
  void aNumberInAQueryKeepsItsRange() {
    assertThat(Input.number("limit", null, 50, 1, 200)).isEqualTo(50);
    assertThat(Input.number("limit", "200", 50, 1, 200)).isEqualTo(200);
    for (String bad : List.of("0", "201", "-1", "x", "", "1.5", "9".repeat(30), "+1", "١")) {
      assertInvalid(
          () -> Input.number("limit", bad, 50, 1, 200),
          "limit must be a whole number from 1 to 200");
    }
  }

  private static void assertInvalid(ThrowingCallable call, String detail) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem().status()).isEqualTo(400);
              assertThat(e.problem().detail()).isEqualTo(detail);
            });
  }
}
