package dev.twinsite.app.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twinsite.app.problem.ProblemException;
import dev.twinsite.identity.Username;
import dev.twinsite.text.TextLimit;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class InputTest {

  private static final TextLimit LIMIT = new TextLimit("text", 1, 4_000);

  @Test
  void aMissingFieldIsNamed() {
    assertInvalid(() -> Input.required("text", null, LIMIT::check), "text is missing");
  }

  @Test
  void aFieldIsNamedAlsoWhenItsTypeServesSeveral() {
    assertThatThrownBy(() -> Input.required("to", "BAD NAME", Username::new))
        .hasMessageStartingWith("to: username must be 3 to 32");
  }

  @Test
  void aTextIsCountedInCodePoints() {
    assertThat(Input.required("text", "😀".repeat(4_000), LIMIT::check)).hasSize(8_000);
    assertInvalid(
        () -> Input.required("text", "😀".repeat(4_001), LIMIT::check),
        "text has 4001 characters, but must have 1 to 4000");
    assertInvalid(
        () -> Input.required("text", "", LIMIT::check),
        "text has 0 characters, but must have 1 to 4000");
  }

  @Test
  void whatATypeRefusesIsSaidInItsWords() {
    assertInvalid(
        () -> Input.required("amount", -5L, InputTest::positive), "amount is -5, not positive");
  }

  @Test
  void anIdHasOneForm() {
    String id = "7b0c1f5e-2a51-4c0e-9a55-0d6e0c9b2f11";
    assertThat(Input.id("messageId", id, UUID::toString)).isEqualTo(id);
    for (String other :
        List.of("", "x", id.toUpperCase(), "{" + id + "}", id.replace("-", ""), "1-1-1-1-1")) {
      assertThatThrownBy(() -> Input.id("messageId", other, UUID::toString))
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

  private static long positive(long amount) {
    if (amount <= 0) {
      throw new IllegalArgumentException("amount is " + amount + ", not positive");
    }
    return amount;
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
