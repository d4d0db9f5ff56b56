package dev.twinsite.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @Test
  void everyKindOfValueIsReadAndWritten() {
    String text =
        "{\"a\":[1,-2.5,true,false,null],\"b\":{},\"c\":\"\\\"\\\\ \\n \\u0001 ₩\",\"d\":[]}";
    assertThat(Json.write(Json.parse(text))).isEqualTo(text);
    assertThat(Json.parse(Json.pretty(Json.parse(text)))).isEqualTo(Json.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[1,]", "{\"a\"}", "tru", "\"open", "1 2", "{a:1}", "--1"})
  void whatIsNotJsonIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Json.parse(text));
  }
}
