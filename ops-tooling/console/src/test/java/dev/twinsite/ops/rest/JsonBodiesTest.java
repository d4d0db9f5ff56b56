package dev.twinsite.ops.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twinsite.ops.json.Json;
import dev.twinsite.ops.rest.SitesResource.Accepting;
import dev.twinsite.ops.rest.SitesResource.Admission;
import dev.twinsite.ops.rest.SitesResource.Order;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading alone; what becomes of a refusal is shown with a running server. */
class JsonBodiesTest {

  @Test
  void readsAnOrder() throws Exception {
    assertThat(read("{\"reason\": \"fire\", \"epoch\": 7}")).isEqualTo(new Order("fire", 7L));
  }

  @Test
  void readsWhatAnAdmissionMayCost() throws Exception {
    String body =
        "{\"reason\": \"fire\", \"epoch\": 7,"
            + " \"acceptance\": {\"missingAtMost\": 25, \"twoRegents\": true}}";
    assertThat(Json.read(body.getBytes(UTF_8), Admission.class))
        .isEqualTo(new Admission("fire", 7L, new Accepting(25L, true)));
    assertThat(JsonBodies.complaintAbout(body.getBytes(UTF_8), Order.class))
        .hasValue("the field 'acceptance' is not known here");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"reason\": \"fire\", \"epok\": 7}        | the field 'epok' is not known here",
        "{\"reason\": \"fire\", \"epoch\": \"7\"}   | the field 'epoch' is not a whole number",
        "{\"reason\": \"fire\", \"epoch\": 7.5}     | the field 'epoch' is not a whole number",
        "{\"reason\": \"fire\", \"epoch\": true}    | the field 'epoch' is not a whole number",
        "{\"reason\": 7, \"epoch\": 7}              | the field 'reason' is not a string",
        "{\"reason\": [], \"epoch\": 7}             | the field 'reason' is not a string",
        "{\"epoch\": 7, \"epoch\": 8}               | the body is not JSON: Duplicate field 'epoch'",
        "[]                                         | the body is not of the expected form",
        "{\"epoch\": 7} {}                          | the body is not of the expected form",
        "''                                         | the body is missing",
        "null                                       | the body is null",
        "{                                          | the body is not JSON"
      })
  void saysWhatIsWrong(String body, String complaint) {
    assertThat(JsonBodies.complaintAbout(body.getBytes(UTF_8), Order.class))
        .hasValueSatisfying(said -> assertThat(said).startsWith(complaint));
  }

  @Test
  void aProblemHasATypeATitleAStatusAndADetail() {
    byte[] json =
        Problem.of(409, "peer-alive", "ansan is alive").with("rule", "peer-alive").toJson();
    assertThat(Json.read(json, Map.class))
        .isEqualTo(
            Map.of(
                "type", "urn:twinsite:problem:peer-alive",
                "title", "peer alive",
                "status", 409,
                "detail", "ansan is alive",
                "rule", "peer-alive"));
  }

  @Test
  void refusesNonsenseInAFileOfItsOwn() {
    assertThatThrownBy(() -> Json.read("[]".getBytes(UTF_8), Order.class))
        .hasMessage("not a Order");
  }

  private static Object read(String body) throws Exception {
    assertThat(JsonBodies.complaintAbout(body.getBytes(UTF_8), Order.class)).isEmpty();
    return Json.STRICT.readValue(body, Order.class);
  }
}
