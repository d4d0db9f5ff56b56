package dev.twinsite.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextLimitTest {

  private static final TextLimit LIMIT = new TextLimit("text", 1, 4_000);

  @Test
  void lengthIsCountedInCodePoints() {
    assertThat(LIMIT.check("👋".repeat(4_000))).hasSize(8_000);
    assertThatThrownBy(() -> LIMIT.check("👋".repeat(4_001)))
        .hasMessage("text has 4001 characters, but must have 1 to 4000");
  }

  @Test
  void emptyTextIsRefusedAndNamed() {
    assertThatThrownBy(() -> LIMIT.check("")).hasMessageContaining("text has 0");
  }

  @Test
  void textThatNoDatabaseKeepsIsRefused() {
    assertThatThrownBy(() -> LIMIT.check("a\u0000b")).hasMessageContaining("U+0000");
    assertThatThrownBy(() -> LIMIT.check("a\ud83d")).hasMessageContaining("surrogate");
    assertThatThrownBy(() -> LIMIT.check("\udc4b")).hasMessageContaining("surrogate");
  }
}
