package dev.twinsite.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

  @Test
  void displayNameSaysSomething() {
    assertThatThrownBy(() -> new DisplayName("")).hasMessageContaining("displayName has 0");
    assertThatThrownBy(() -> new DisplayName("  ")).hasMessageContaining("displayName is blank");
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
