package dev.twinsite.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.twinsite.drill.ToySites.Cheat;
import dev.twinsite.drill.report.DrillReport;
import dev.twinsite.drill.report.ReportFiles;
import dev.twinsite.drill.report.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The drill says so when sites keep their promises, and says what they broke when they do not. */
@Execution(ExecutionMode.CONCURRENT)
class SiteLossDrillTest {

  private static final Waits SHORT =
      new Waits(
          Duration.ofSeconds(2),
          Duration.ofSeconds(2),
          Duration.ofSeconds(2),
          Duration.ofSeconds(2),
          Duration.ofSeconds(1));

  @TempDir private Path directory;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void honestSitesPass() throws IOException {
    DrillReport report = drill("pangyo");

    assertThat(report.reasons()).isEmpty();
    assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(report.load().pending()).isZero();
    assertThat(report.load().attempted())
        .isEqualTo(
            report.load().acknowledged().messages() + report.load().acknowledged().transfers());
    assertThat(report.rto().messagesMillis()).isBetween(1L, 2_000L);
    assertThat(report.recovery().rejoinedMillis()).isNotNull();
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("an operator declares pangyo lost");
  }

  @Test
  void theReportHasTheNamesThatAreAgreedOn() throws IOException {
    drill("ansan");
    ReportFiles files = new ReportFiles(directory);
    JsonNode json = new ObjectMapper().readTree(Files.readString(files.json()));

    assertThat(json.at("/verdict").asText()).isEqualTo("PASSED");
    assertThat(json.at("/loss/site").asText()).isEqualTo("ansan");
    for (String path :
        new String[] {
          "/scenario",
          "/seed",
          "/startedAt",
          "/topology",
          "/load/users",
          "/load/attempted",
          "/load/acknowledged/messages",
          "/load/acknowledged/transfers",
          "/load/pending",
          "/load/refused",
          "/load/unknown",
          "/loss/at",
          "/rto/messagesMillis",
          "/rto/transfersMillis",
          "/rto/declaredLostMillis",
          "/rpo/acknowledgedMessagesLost",
          "/rpo/acknowledgedTransfersLost",
          "/rpo/duplicatedTransfers",
          "/rpo/moneyCreatedMinorUnits",
          "/rpo/overdrafts",
          "/recovery/manualSteps",
          "/recovery/coldBootMillis",
          "/recovery/catchUpMillis",
          "/recovery/catchUpEvents",
          "/recovery/rejoinedMillis",
          "/digestsEqual",
          "/timeline/0/at",
          "/timeline/0/what",
          "/reasons"
        }) {
      assertThat(json.at(path).isMissingNode() || json.at(path).isNull()).as(path).isFalse();
    }
    assertThat(Files.readString(files.html())).contains("PASSED", "<svg", "class='lost'");
    assertThat(Files.list(files.clients())).hasSize(4);
  }

  @Test
  void aForgottenMessageFailsTheDrill() {
    DrillReport report = drill("pangyo", Cheat.FORGETS_A_MESSAGE_AT_THE_LOSS);

    assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(report.rpo().acknowledgedMessagesLost()).isEqualTo(1);
  }

  @Test
  void aTransferThatIsPaidTwiceFailsTheDrill() {
    DrillReport report = drill("pangyo", Cheat.PAYS_A_TRANSFER_TWICE);

    assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(report.rpo().duplicatedTransfers()).isPositive();
    assertThat(report.reasons()).anyMatch(reason -> reason.contains("the wallet of"));
  }

  @Test
  void aPostedTransferThatDisappearsFailsTheDrill() {
    DrillReport report = drill("pangyo", Cheat.LOSES_A_POSTED_TRANSFER);

    assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(report.rpo().acknowledgedTransfersLost()).isEqualTo(1);
  }

  @Test
  void aSiteThatMayNotBeDeclaredLostFailsTheDrillAndTheStoryGoesOn() {
    DrillReport report = drill("pangyo", Cheat.NEVER_LETS_A_SITE_BE_LOST);

    assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(report.reasons()).anyMatch(reason -> reason.contains("nobody-may"));
    assertThat(report.rto().declaredLostMillis()).isNull();
    assertThat(report.recovery().rejoinedMillis()).isNotNull();
  }

  @Test
  void aSiteThatDoesNotComeBackFailsTheDrill() {
    DrillReport report = drill("pangyo", Cheat.DOES_NOT_COME_BACK);

    assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(report.reasons()).anyMatch(reason -> reason.contains("does not come back"));
  }

  @Test
  void sitesThatAreNotWellAreLeftAlone() {
    DrillReport report = drill("pangyo", Cheat.IS_NOT_WELL);

    assertThat(report.verdict()).isEqualTo(Verdict.STOPPED);
    assertThat(report.loss()).isNull();
    assertThat(report.reasons()).singleElement().asString().contains("before the loss");
  }

  private DrillReport drill(String site, Cheat... cheats) {
    DrillPlan plan = new DrillPlan(site, Duration.ofSeconds(3), 4, directory, 1);
    try (ToySites sites = new ToySites(cheats)) {
      return new SiteLossDrill(plan, sites, new PrintStream(printed, true), SHORT).run();
    }
  }
}
