package dev.twinsite.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ChatTextsTest {

  @Test
  void messageHasOneToFourThousandCharacters() {
    assertThat(new MessageText("👋".repeat(4_000)).value()).hasSize(8_000);
    assertThatThrownBy(() -> new MessageText("👋".repeat(4_001)))
        .hasMessage("text has 4001 characters, but must have 1 to 4000");
    assertThatThrownBy(() -> new MessageText("")).hasMessageContaining("text has 0");
  }

  @Test
  void roomHasAName() {
    assertThatThrownBy(() -> new RoomName("")).hasMessageContaining("name has 0");
  }
}
