package dev.twinsite.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twinsite.identity.DisplayName;
import dev.twinsite.identity.Username;
import dev.twinsite.messaging.MessageText;
import dev.twinsite.messaging.RoomName;
import dev.twinsite.payment.Memo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextLimitTest {

  @Test
  void lengthIsCountedInCodePoints() {
    assertThat(new MessageText("👋".repeat(4_000)).value()).hasSize(8_000);
    assertThatThrownBy(() -> new MessageText("👋".repeat(4_001)))
        .hasMessage("text has 4001 characters, but must have 1 to 4000");
  }

  @Test
  void emptyTextsAreRefused() {
    assertThatThrownBy(() -> new MessageText("")).hasMessageContaining("text has 0");
    assertThatThrownBy(() -> new RoomName("")).hasMessageContaining("name has 0");
    assertThatThrownBy(() -> new DisplayName("")).hasMessageContaining("displayName has 0");
    assertThatThrownBy(() -> new DisplayName("  ")).hasMessageContaining("displayName is blank");
    assertThatThrownBy(() -> new Memo("")).hasMessageContaining("memo has 0");
  }

  @Test
  void textThatNoDatabaseKeepsIsRefused() {
    assertThatThrownBy(() -> new MessageText("a\u0000b")).hasMessageContaining("U+0000");
    assertThatThrownBy(() -> new MessageText("a\ud83d")).hasMessageContaining("surrogate");
    assertThatThrownBy(() -> new RoomName("\udc4b")).hasMessageContaining("surrogate");
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "a.b_c-9", "minji", "a2345678901234567890123456789012"})
  void usernamesOfTheFormAreTaken(String name) {
    assertThat(new Username(name).value()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ab",
        "Minji",
        "1abc",
        ".abc",
        "min ji",
        "민지님",
        "a23456789012345678901234567890123"
      })
  void otherUsernamesAreRefused(String name) {
    assertThatThrownBy(() -> new Username(name)).hasMessageContaining("3 to 32");
  }
}
