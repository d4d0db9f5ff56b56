package dev.twinsite.app.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twinsite.app.problem.Problem;
import dev.twinsite.app.problem.ProblemException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonReaderTest {

  private record Body(
      @Nullable String text, @Nullable Long amount, @Nullable List<@Nullable String> members) {}

  @Test
  void readsWhatIsWellFormed() {
    assertThat(read("{\"text\":\"안녕\",\"amount\":12000,\"members\":[\"a\",\"b\"]}"))
        .isEqualTo(new Body("안녕", 12_000L, List.of("a", "b")));
  }

  @Test
  void whatIsLeftOutIsAbsent() {
    assertThat(read("{}")).isEqualTo(new Body(null, null, null));
  }

  @Test
  void namesTheUnknownField() {
    assertThat(complaint("{\"text\":\"x\",\"extra\":1}"))
        .isEqualTo("field 'extra' is unknown; known are amount, members, text");
  }

  @Test
  void namesTheFieldOfTheWrongType() {
    assertThat(complaint("{\"text\":5}")).isEqualTo("text must be a text");
    assertThat(complaint("{\"text\":true}")).isEqualTo("text must be a text");
    assertThat(complaint("{\"text\":{}}")).isEqualTo("text must be a text");
    assertThat(complaint("{\"amount\":\"5\"}")).isEqualTo("amount must be a whole number");
    assertThat(complaint("{\"amount\":\"\"}")).isEqualTo("amount must be a whole number");
    assertThat(complaint("{\"amount\":1.5}")).isEqualTo("amount must be a whole number");
    assertThat(complaint("{\"amount\":1e3}")).isEqualTo("amount must be a whole number");
    assertThat(complaint("{\"amount\":true}")).isEqualTo("amount must be a whole number");
    assertThat(complaint("{\"members\":\"a\"}")).isEqualTo("members must be a list of texts");
    assertThat(complaint("{\"members\":[1]}")).isEqualTo("members.0 must be a text");
  }

  @Test
  void namesTheNumberThatIsTooLarge() {
    assertThat(complaint("{\"amount\":1" + "0".repeat(30) + "}"))
        .isEqualTo("amount is a number out of range");
    assertThat(complaint("{\"amount\":1" + "0".repeat(2_000) + "}")).contains("number");
  }

  @Test
  void refusesWhatIsNoObject() {
    for (String body : List.of("[]", "5", "\"x\"", "true")) {
      assertThat(complaint(body)).as(body).isEqualTo("body must be an object");
    }
    assertThat(complaint("null")).isEqualTo("body must be an object");
    assertThat(complaint("")).isEqualTo("body is missing");
  }

  @Test
  void refusesBrokenSyntaxWithItsPlace() {
    assertThat(complaint("{\"text\":")).contains("line 1");
    assertThat(complaint("{\"text\":\"x\"} zzz")).contains("line 1");
    assertThat(complaint("{\"text\":\"x\",\"text\":\"y\"}")).isEqualTo("field 'text' stands twice");
    assertThat(complaint("{\"text\":\"x\"} 1")).isEqualTo("body has something behind the object");
    assertThat(complaint("{'text':'x'}")).contains("line 1");
  }

  @Test
  void refusesBytesThatAreNoText() {
    byte[] body = {'{', '"', 't', 'e', 'x', 't', '"', ':', '"', (byte) 0xC3, '"', '}'};
    assertThatThrownBy(() -> JsonReader.parse(Body.class, body))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void refusesEveryEncodingButUtf8() {
    for (var encoding : List.of(StandardCharsets.UTF_16, Charset.forName("UTF-32BE"))) {
      byte[] body = "{\"text\":\"x\"}".getBytes(encoding);
      assertThatThrownBy(() -> JsonReader.parse(Body.class, body))
          .as("%s", encoding)
          .isInstanceOf(ProblemException.class);
    }
  }

  @Test
  void aComplaintIsLegibleWhateverANameIsMadeOf() {
    assertThat(complaint("{\"a\\u0000\\ud800b\":1}"))
        .startsWith("field 'a\ufffd\ufffdb' is unknown");
    assertThat(complaint("{\"" + "😀".repeat(65) + "\":1}"))
        .startsWith("field '" + "😀".repeat(64) + "…' is unknown");
  }

  @Test
  void aComplaintCarriesNothingOfTheParser() {
    assertThat(complaint("{\"text\":[1]}")).doesNotContain("java", "jackson", "deserialize");
    assertThat(complaint("{\"" + "y".repeat(9_000) + "\":1}")).hasSizeLessThan(200);
  }

  private static Body read(String json) {
    return JsonReader.parse(Body.class, json.getBytes(StandardCharsets.UTF_8));
  }

  private static String complaint(String json) {
    try {
      throw new AssertionError("read " + read(json));
    } catch (ProblemException e) {
      Problem problem = e.problem();
      assertThat(problem.status()).isEqualTo(400);
      return problem.detail();
    }
  }
}
