package dev.twinsite.ops.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.ops.rest.RunView.MeasureView;
import dev.twinsite.ops.rest.RunView.StepView;
import dev.twinsite.quorum.ClientEvidence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RunReportPageTest {

  private static final Instant BEGIN = Instant.parse("2026-01-05T03:00:00Z");

  @Test
  void pageTellsTheVerdictAndWhatItGoesByAndNothingThatSomebodyTypedIsMarkup() {
    String page = RunReportPage.of(run());
    assertThat(page)
        .contains("<h1>site-loss-drill: PASSED</h1>")
        .contains("<td>until it decides alone</td><td>4711 ms</td><td>60000 ms</td><td>yes</td>")
        .contains("<td>5000 ms</td>")
        .contains("<td>taken over by</td><td>ansan-ops</td>")
        .contains("<td>cut the power</td><td>COMPLETED</td>")
        .contains("&lt;b&gt;why&lt;/b&gt;")
        .doesNotContain("<b>why");
  }

  @Test
  void pageTellsWhatClientsSawAndWhichPromiseWasBroken() {
    String page = RunReportPage.of(run());
    assertThat(page)
        .contains("load &lt;i&gt;, handed in by minji at 2026-01-05T03:00:00Z")
        .contains("<td>acknowledged</td><td>9000</td>")
        .contains("<td>acknowledged and not found again</td><td>2</td><td>0</td><td>no</td>")
        .contains("<td>accounts below zero</td><td>0</td><td>0</td><td>yes</td>")
        .contains("<td>longest time without a message</td><td>1500 ms</td>")
        .contains("<td>longest time without a transfer</td><td>not measured</td>")
        .doesNotContain("<i>", "Nobody has told");
  }

  private static RunView run() {
    return new RunView(
        UUID.randomUUID(),
        "site-loss-drill",
        Map.of("site", "pangyo", "reason", "<b>why</b>"),
        "COMPLETED",
        List.of(new StepView("cut the power", "COMPLETED", BEGIN, BEGIN.plusSeconds(1), "off")),
        "minji",
        BEGIN,
        "ansan-ops",
        BEGIN.plusSeconds(60),
        "PASSED",
        "all is well",
        "ansan-ops",
        1,
        List.of(new MeasureView("until it decides alone", 4711, 60_000, 5_000L)),
        List.of(
            new ClientEvidence(
                "load <i>", "minji", BEGIN, 9000, 2, 0, 0, 0, 31, 0, 7, 1500L, null, 400L)));
  }
}
