package dev.twinsite.ops.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twinsite.ops.json.Json;
import dev.twinsite.quorum.ClientEvidence;
import dev.twinsite.quorum.Rule;
import dev.twinsite.quorum.Ruling.Refused;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clients may hand in, and how it is refused what makes no sense. */
class TestimonyTest {

  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
  private static final String SOUND =
      "{\"from\": \"load\", \"acknowledged\": 9000, \"acknowledgedLost\": 0, \"duplicated\": 0,"
          + " \"moneyCreatedMinorUnits\": 0, \"overdrafts\": 0, \"refused\": 31,"
          + " \"refusedWithoutRetryAfter\": 0, \"unknown\": 7, \"backToNormalMillis\": 400}";

  @Test
  void whatIsHandedInIsKeptWithWhoDidAndWhen() {
    assertThat(evidence(SOUND))
        .isEqualTo(
            new ClientEvidence(
                "load", "minji", NOON, 9000, 0, 0, 0, 0, 31, 0, 7, null, null, 400L));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"from\": \"load\", | | from is missing",
        "\"load\" | \" \" | from must be one line of 1 to 100 characters",
        "\"duplicated\": 0, | | duplicated is missing",
        "\"overdrafts\": 0 | \"overdrafts\": -1 | overdrafts is -1; it must be 0 to",
        "Lost\": 0 | Lost\": 9001 | acknowledgedLost is 9001; it must be 0 to 9000",
        "After\": 0 | After\": 32 | refusedWithoutRetryAfter is 32; it must be 0 to 31",
        "Millis\": 400 | Millis\": -4 | backToNormalMillis is -4; it must be 0 to"
      })
  void whatMakesNoSenseIsRefusedWithTheFieldAndTheLimit(
      String sound, String faulty, String complaint) {
    String body = SOUND.replace(sound, faulty == null ? "" : faulty);
    assertThatThrownBy(() -> evidence(body))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "9000 | 9000.5 | the field 'acknowledged' is not a whole number",
        "9000 | \"many\" | the field 'acknowledged' is not a whole number",
        "\"from\" | \"who\" | the field 'who' is not known here"
      })
  void whatIsNotOfItsTypeIsMalformed(String sound, String faulty, String complaint) {
    byte[] body = SOUND.replace(sound, faulty).getBytes(UTF_8);
    assertThat(JsonBodies.complaintAbout(body, Testimony.class)).hasValue(complaint);
  }

  @Test
  void anUnknownRunIsNotFoundAndOneThatIsOverIsAConflict() {
    assertThat(RunsResource.refusal(new Refused(Rule.UNKNOWN_RUN, "")).status()).isEqualTo(404);
    assertThat(RunsResource.refusal(new Refused(Rule.RUN_OVER, "")).status()).isEqualTo(409);
    assertThat(RunsResource.refusal(new Refused(Rule.TOO_LARGE, "")).status()).isEqualTo(409);
  }

  private static ClientEvidence evidence(String body) {
    return Json.read(body.getBytes(UTF_8), Testimony.class).evidence("minji", NOON);
  }
}
