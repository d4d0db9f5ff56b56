package dev.twinsite.ops.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a runbook may say, and how it is refused what makes no sense. */
class RunbookReaderTest {

  private static final String SOUND =
      """
      runbook: leave
      title: Leave
      explanation: The site is drained.
      parameters:
        - {name: site, kind: site, meaning: the site that leaves}
      when-a-step-fails: roll-back
      stop-when: peer-fails
      measures:
        - {name: it takes, from: close $site, to: drain $site, limit: PT10S}
      clients: {rtoMessages: PT20S}
      steps:
        - {name: close $site, precondition: peer-decides, action: close-site,
           postcondition: site-closed-and-level, limit: PT1M, rollback: open-site}
        - {name: drain $site, precondition: nothing, action: drain, postcondition: site-drained,
           limit: PT30S}
      """;

  @Test
  void aSoundRunbookIsReadAsItIsWritten() {
    Runbook runbook = RunbookReader.read("leave.yaml", SOUND);
    assertThat(runbook.stepNames("ansan", "pangyo")).containsExactly("close ansan", "drain ansan");
    assertThat(runbook.steps().get(0).limit()).isEqualTo(Duration.ofMinutes(1));
    assertThat(runbook.steps().get(0).rollback()).isEqualTo("open-site");
    assertThat(runbook.rollsBackWhenAStepFails()).isTrue();
    assertThat(runbook.clients()).containsExactly(entry("rtoMessages", Duration.ofSeconds(20)));
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of("action: drain", "action: explode", "names the action 'explode'"),
        Arguments.of("nothing", "all-is-well", "names the condition 'all-is-well'"),
        Arguments.of("rollback: open-site", "rollback: undo", "names the action 'undo'"),
        Arguments.of("limit: PT30S", "limit: soon", "has the limit 'soon'"),
        Arguments.of("limit: PT30S", "limit: PT0S", "must be more than nothing"),
        Arguments.of("title: Leave", "titel: Leave", "names the key 'titel'"),
        Arguments.of("title: Leave\n", "", "has no title"),
        Arguments.of("kind: site", "kind: town", "of the kind 'town'"),
        Arguments.of("name: site,", "name: town,", "has no parameter 'site'"),
        Arguments.of("to: drain $site", "to: lunch", "names the step 'lunch'"),
        Arguments.of("name: drain $site", "name: close $site", "two steps of the same name"),
        Arguments.of("roll-back", "panic", "names the value 'panic'"),
        Arguments.of("stop-when: peer-fails", "stop-when: rain", "names the condition 'rain'"),
        Arguments.of("{rtoMessages:", "{mood:", "clients names the time 'mood'"),
        Arguments.of("PT20S", "soon", "clients has the rtoMessages 'soon'"),
        Arguments.of("{rtoMessages: PT20S}", "[PT20S]", "clients is not a list of keys"),
        Arguments.of("runbook: leave", "runbook: [leave", "is no YAML"),
        Arguments.of("title: Leave", "title: 7", "has a title that is no text"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void whatMakesNoSenseIsRefusedWithItsPlace(String sound, String faulty, String complaint) {
    String yaml = SOUND.replace(sound, faulty);
    assertThatThrownBy(() -> RunbookReader.read("leave.yaml", yaml))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("leave.yaml")
        .hasMessageContaining(complaint);
  }

  @Test
  void everyRunbookThatIsShippedIsSound() {
    assertThat(RunbookShelf.shipped().all())
        .extracting(Runbook::name)
        .contains(
            "recover-site",
            "site-loss-drill",
            "surge-drill",
            "isolation-drill",
            "switch-over",
            "rolling-restart",
            "drain");
  }
}
