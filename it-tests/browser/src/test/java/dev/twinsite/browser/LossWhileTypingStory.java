package dev.twinsite.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Minji is at one site and Junho at the other, and hers dies in the middle of a word. She goes on
 * where she is, on a page whose server is gone, and comes home when it returns. Two operators who
 * have nothing but their command lines declare the loss and bring the site back.
 */
abstract class LossWhileTypingStory {

  @TempDir static Path disk;

  @ArquillianResource Sites sites;

  private final String minji = WebClientIT.newName("minji");
  private final String junho = WebClientIT.newName("junho");
  private final List<String> written = new ArrayList<>();
  private TwinsitePage hers;
  private TwinsitePage his;
  private CommandLine asks;

  /** The site that is lost. */
  abstract Site home();

  private Site refuge() {
    return sites.peerOf(home());
  }

  @AfterAll
  void goHome() {
    TwinsitePage.closeAll(hers, his);
  }

  @Test
  @Order(1)
  void theyWriteToEachOther() {
    hers = TwinsitePage.signUp(home(), minji, "Minji", "en-US");
    his = TwinsitePage.signUp(refuge(), junho, "Junho", "ko-KR");
    hers.deposit(50_000);
    hers.awaitBalance("₩50,000");
    hers.goToChats();
    hers.openDirect(junho);
    say(hers, "are you there?");
    his.enter("Minji");
    his.awaitSaid("are you there?");
    say(his, "yes");
    hers.awaitSaid("yes");
    hers.awaitTick("are you there?", "both");
    hers.awaitAt(home());
  }

  @Test
  @Order(2)
  void herSiteDiesInTheMiddleOfAWord() {
    say(hers, "sent at the last moment");
    hers.type("I was just about to s");
    sites.lose(home());
    hers.type("ay something");

    hers.awaitAt(refuge());
    assertThat(hers.draft()).isEqualTo("I was just about to say something");
    written.add(hers.draft());
    hers.send();
    hers.awaitSaid("I was just about to say something");
    hers.awaitTick("I was just about to say something", "one");
    hers.browser().screenshot("moved-" + home());
  }

  @Test
  @Order(3)
  void theOtherOneReadsItAndAnswers() {
    his.awaitSaid("I was just about to say something");
    say(his, "go on");
    hers.awaitSaid("go on");
  }

  @Test
  @Order(4)
  void aPaymentWaitsUntilTheLossIsDeclaredAndIsPostedBeforeHerEyes() {
    hers.pay(7_000, "taxi");
    hers.awaitMoney("taxi", "pending");
    his.awaitMoney("taxi", "pending");
    hers.browser().screenshot("pending-" + home());

    declareLostFromTheCommandLine();

    hers.awaitMoney("taxi", "posted");
    his.awaitMoney("taxi", "posted");
  }

  @Test
  @Order(5)
  void withinSecondsOfTheRecoveryEverythingIsStoredAtBothAndSheIsAtHomeAgain() {
    CommandLine.Ended recovery =
        asks.ops("run", "recover-site", "site=" + home(), "--reason", "power is back", "--wait");
    assertThat(recovery.status()).as(recovery.toString()).isZero();
    assertThat(recovery.out()).contains("PASSED", "switch " + home() + " on");

    for (String text : List.of("sent at the last moment", "I was just about to say something")) {
      hers.awaitTick(text, "both");
    }
    his.awaitTick("go on", "both");
    hers.awaitAt(home());
    say(hers, "back at home");
    his.awaitSaid("back at home");
  }

  @Test
  @Order(6)
  void nothingIsLostAndNothingIsDoubled() {
    assertThat(hers.said()).containsExactlyInAnyOrderElementsOf(written);
    assertThat(his.said()).containsExactlyElementsOf(hers.said());
    hers.browser().reload();
    hers.awaitSaid("back at home");
    assertThat(hers.said()).containsExactlyElementsOf(his.said());
    assertThat(hers.sockets()).as("one at home, one away, one at home again").isGreaterThan(2);
    assertThat(hers.browser().complaints()).isEmpty();
    assertThat(his.browser().complaints()).isEmpty();
    sites.awaitEqualDigests();
  }

  /** One person asks and another one approves, as the sites are marked as production. */
  private void declareLostFromTheCommandLine() {
    asks = operator("asks");
    CommandLine approves = operator("approves");
    sites.awaitTrue(
        home() + " is declared lost", Sites.A_WHILE, () -> declares(asks, approves).status() == 0);
    sites.awaitMode(refuge(), "ALONE");
    assertThat(asks.ops("sites", "--json").json().at("/sites").findValuesAsText("state"))
        .containsExactlyInAnyOrder("LOST", "ACTIVE");
  }

  private CommandLine operator(String name) {
    OperatorAccount.create(
        refuge(), sites.operatorToken(refuge()), name, "viewer", "operator", "approver");
    var shell = new CommandLine(sites, disk, name);
    assertThat(shell.logIn(name, TwinsitePage.PASSWORD).status()).isZero();
    return shell;
  }

  /** Refused as long as somebody still counts the site as alive. */
  private CommandLine.Ended declares(CommandLine asks, CommandLine approves) {
    CommandLine.Ended asked =
        asks.ops("declare-lost", home().name(), "--reason", "no power", "--json");
    assertThat(asked.status()).as(asked.toString()).isZero();
    String id = asked.json().path("id").asText();
    CommandLine.Ended self = asks.ops("approve", id, "--reason", "I am sure");
    assertThat(self.status()).as(self.toString()).isEqualTo(3);
    CommandLine.Ended done = approves.ops("approve", id, "--reason", "so it is", "--wait");
    assertThat(done.status()).as(done.toString()).isIn(0, 1);
    return done;
  }

  private void say(TwinsitePage page, String text) {
    written.add(text);
    page.write(text);
  }
}
