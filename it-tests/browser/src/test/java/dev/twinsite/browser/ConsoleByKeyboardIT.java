package dev.twinsite.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import dev.twinsite.arquillian.Story;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Minji has no mouse. She looks at everything, asks, refuses and publishes, and breaks nothing. */
@NeedsChromium
@ArquillianTest
@Story
@Order(1)
class ConsoleByKeyboardIT {

  private static final String DECLARE = "[data-do=declare-lost][data-site=ansan]";

  @ArquillianResource Sites sites;

  private final String minji = WebClientIT.newName("minji");
  private ConsolePage hers;
  private String token;

  private Site pangyo() {
    return sites.pangyo();
  }

  @AfterAll
  void goHome() {
    ConsolePage.closeAll(hers);
    Browser.showScreenshots();
  }

  @Test
  @Order(1)
  void sheLogsIn() {
    token = sites.operatorToken(pangyo());
    OperatorAccount.create(pangyo(), token, minji, "viewer", "operator", "approver");
    hers = ConsolePage.open(pangyo(), "en-US");
    hers.browser().press(Keys.TAB);
    assertThat(hers.hasFocus(".skip")).as("the first stop skips the others").isTrue();
    hers.browser().screenshot("keyboard-skip-en");
    hers.tabTo("[name=username]");
    hers.browser().press(minji, Keys.TAB, TwinsitePage.PASSWORD, Keys.ENTER);
    hers.browser().awaitSight("#tabs button");
    hers.browser().await("she is in the view", () -> hers.hasFocus("#view"));
  }

  @Test
  @Order(2)
  void sheSkipsWhatIsTheSameOnEveryView() {
    hers.press(".skip");
    assertThat(hers.hasFocus("#view")).isTrue();
    for (String landmark : List.of("header", "nav[aria-label]", "main")) {
      assertThat(hers.browser().count(landmark)).as(landmark).isEqualTo(1);
    }
  }

  @Test
  @Order(3)
  void sheGoesFromViewToView() {
    for (String view : List.of("plots", "runs", "notices", "audit", "trail", "sites")) {
      hers.lookByKeyboard(view);
      assertThat(hers.hasFocus("[data-view=" + view + "]")).as(view + " keeps the focus").isTrue();
    }
  }

  /** What she sees is drawn anew meanwhile, as somebody else asks for something. */
  @Test
  @Order(4)
  void sheThinksBetterOfItAndIsWhereSheWas() {
    hers.press(DECLARE);
    hers.browser().awaitSight("dialog");
    assertThat(hers.hasFocus("dialog [name=reason]")).isTrue();
    hers.browser().screenshot("keyboard-declare-en");
    Object before = hers.browser().run("return document.querySelector('" + DECLARE + "').old = 1");
    assertThat(before).isEqualTo(1L);
    orders("declare-lost", "");
    hers.browser().await("it is seen", () -> hers.browser().count(".approvals") == 1);
    assertThat(hers.browser().run("return document.querySelector('" + DECLARE + "').old")).isNull();
    hers.browser().press(Keys.ESCAPE);
    hers.browser().await("the dialog is gone", () -> !hers.browser().sees("dialog"));
    hers.browser().await("she is back at the button", () -> hers.hasFocus(DECLARE));
    assertThat(sites.stateAt(pangyo(), sites.ansan())).isEqualTo("ACTIVE");
  }

  /** The first operator orders something about ansan, and is told to find a second person. */
  private void orders(String command, String more) {
    pangyo()
        .callOperations("POST", "/ops/api/v1/sites/ansan/" + command)
        .as(token)
        .json(
            "{\"reason\": \"no answer\", \"epoch\": %d%s}".formatted(sites.epochAt(pangyo()), more))
        .send()
        .orFail();
  }

  @Test
  @Order(5)
  void sheRefusesWhatSomebodyElseAskedFor() {
    refuse("not today");
    hers.browser().await("she is in the view", () -> hers.hasFocus("#view"));
    hers.lookByKeyboard("trail");
    hers.awaitText("tbody", "Refuse: Declare lost epoch=", Browser.PATIENCE);
    hers.awaitText("tbody", "not today", Browser.PATIENCE);
    hers.lookByKeyboard("sites");
  }

  private void refuse(String reason) {
    hers.press(".approvals [data-do=refuse]");
    hers.browser().awaitSight("dialog [name=reason]");
    hers.browser().press(reason, Keys.ENTER);
    hers.awaitSaid("Accepted");
    hers.browser().await("nothing waits", () -> !hers.browser().sees(".approvals"));
  }

  @Test
  @Order(6)
  void sheStaysInADialogUntilSheLeavesIt() {
    hers.lookByKeyboard("runs");
    hers.press("[data-do=start][data-runbook=drain]");
    hers.browser().awaitSight("dialog ol li");
    Set<Object> stops = new HashSet<>();
    for (int stop = 0; stop < 24; stop++) {
      if (stop < 12) {
        hers.browser().press(Keys.TAB);
      } else {
        hers.browser().pressShiftTab();
      }
      assertThat(hers.isFocusInDialog()).as("stop " + stop).isTrue();
      stops.add(hers.browser().run("return document.activeElement.outerHTML"));
    }
    assertThat(stops).as("site, reason, both buttons").hasSizeGreaterThanOrEqualTo(4);
    hers.browser().screenshot("keyboard-runbook-en");
    hers.press("dialog .actions [type=button]");
    hers.browser().await("the dialog is gone", () -> !hers.browser().sees("dialog"));
    assertThat(hers.hasFocus("[data-do=start][data-runbook=drain]")).isTrue();
  }

  @Test
  @Order(7)
  void shePublishesANoticeSaysWhenThereWillBeNewsAndClosesIt() {
    hers.lookByKeyboard("notices");
    hers.press("[data-do=add]");
    fill("en.what", "The network is slow.");
    fill("ko.what", "네트워크가 느립니다.");
    hers.press("dialog button.primary");
    hers.awaitText(".notice.open h2", "The network is slow.", Browser.PATIENCE);

    hers.press(".notice.open [data-do=edit]");
    fill("en.cause", "A switch is being replaced.");
    hers.tabTo("dialog [name=nextUpdate]");
    hers.browser()
        .run("document.querySelector('dialog [name=nextUpdate]').value = '2042-01-02T03:04'");
    hers.browser().screenshot("keyboard-notice-en");
    hers.press("dialog button.primary");
    hers.awaitText(".notice.open dl", "02/01/2042, 03:04:00", Browser.PATIENCE);
    hers.awaitText(".notice.open dl", "A switch is being replaced.", Browser.PATIENCE);

    hers.press(".notice.open [data-do=edit]");
    fill("en.done", "It is replaced.");
    hers.tabTo("dialog [name=close]");
    hers.browser().press(Keys.SPACE);
    hers.press("dialog button.primary");
    hers.awaitText(".notice.closed h2", "The network is slow.", Browser.PATIENCE);
  }

  private void fill(String field, String text) {
    hers.tabTo("dialog [name='" + field + "']");
    hers.browser().press(text);
  }

  /** No site is out, so it is not offered; a page that is older might. */
  @Test
  @Order(8)
  void whatAnAdmissionMayCostIsSaidAndHasToBeAccepted() {
    hers.lookByKeyboard("sites");
    assertThat(hers.browser().runAsync(OFFERED)).isEqualTo("LOST: true false, ACTIVE: false");
    assertThat(hers.browser().sees("[data-do=admit]")).isFalse();
    openAdmission("keyboard-admit-ko");
    hers.browser().press(Keys.ESCAPE);
    openAdmission("keyboard-admit-en");
    hers.browser().press("both are gone", Keys.TAB, Keys.chord(Keys.CONTROL, "a"), "25");
    hers.browser().press(Keys.ENTER);
    assertThat(hers.browser().sees("dialog")).as("without the second it is not sent").isTrue();
    hers.tabTo("dialog [name=twoRegents]");
    hers.browser().press(Keys.SPACE, Keys.ENTER);
    hers.awaitSaid("Another account has to approve it.");
    hers.awaitText(".approvals", "at most 25 posted facts may be missing", Browser.PATIENCE);
    refuse("I take it back");

    orders("admit", ", \"acceptance\": {\"missingAtMost\": 1, \"twoRegents\": true}");
    hers.press(".approvals [data-do=approve]");
    hers.browser().awaitSight("dialog [name=reason]");
    hers.browser().press("let us see", Keys.ENTER);
    hers.awaitSaid("ansan decides: the quorum has admitted it");
    hers.browser().await("nothing waits", () -> !hers.browser().sees(".approvals"));
  }

  /** Changes the language, which is another one each time, and opens the dialog. */
  private void openAdmission(String picture) {
    hers.browser()
        .run(
            """
            document.getElementById('language').click();
            const button = document.createElement('button');
            button.dataset.do = 'admit';
            button.dataset.site = 'ansan';
            document.getElementById('view').append(button);
            button.click();
            """);
    hers.browser().awaitSight("dialog [name=missingAtMost]");
    hers.browser().screenshot(picture);
  }

  /** Whether a site in that state is offered it, the other one being dark or not. */
  private static final String OFFERED =
      """
      import('/assets/sites-view.js').then(({ sites }) => {
        const site = (name, state, reachable) => ({ site: name, state,
          servers: [{ name: name + '-1', role: 'application', reachable }],
          lagMillis: null, unacknowledged: null, ageMillis: null });
        const offers = (state, reachable) => {
          const view = document.createElement('div');
          view.append(...sites.draw({ state: { sites: { epoch: 3, leader: 'witness', voters: [],
            decisions: [], sites: [site('ansan', 'ACTIVE', reachable), site('pangyo', state, true)],
          } } }));
          return view.querySelector('[data-do=admit][data-site=pangyo]') !== null;
        };
        done(`LOST: ${offers('LOST', false)} ${offers('LOST', true)}, `
          + `ACTIVE: ${offers('ACTIVE', false)}`);
      });
      """;

  @Test
  @Order(9)
  void nothingWasComplainedAbout() {
    assertThat(hers.browser().complaints()).isEmpty();
  }
}
