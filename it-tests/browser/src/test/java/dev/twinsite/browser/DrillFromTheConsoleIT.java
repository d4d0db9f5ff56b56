package dev.twinsite.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import dev.twinsite.arquillian.Story;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Minji starts the drill that kills the very site whose console she looks at, and reads its verdict
 * on the same page, which the other site's ops server has carried on.
 */
@NeedsChromium
@ArquillianTest
@Story
@Order(6)
@Tag("mirror")
class DrillFromTheConsoleIT {

  private static final Duration A_DRILL = Duration.ofMinutes(7);

  @ArquillianResource Sites sites;

  private final String minji = WebClientIT.newName("minji");
  private ConsolePage hers;

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
  void sheStartsTheDrillAndSomebodyElseApproves() {
    OperatorAccount.create(pangyo(), sites.operatorToken(pangyo()), minji, "viewer", "operator");
    hers = ConsolePage.open(pangyo(), "en-US");
    hers.logIn(minji, TwinsitePage.PASSWORD);
    hers.look("runs");
    hers.openRunbook("site-loss-drill");
    hers.start(pangyo(), "once a month", "Another account has to approve it.");
    String token = sites.operatorToken(pangyo());
    String id =
        pangyo()
            .callOperations("GET", "/ops/api/v1/approvals")
            .as(token)
            .send()
            .body()
            .at("/approvals/0/id")
            .asText();
    pangyo()
        .callOperations("POST", "/ops/api/v1/approvals/" + id)
        .as(token)
        .json("{\"approve\": true, \"reason\": \"it is the day for it\"}")
        .send()
        .orFail();
    hers.awaitText(".run h2", "site-loss-drill pangyo", Browser.PATIENCE);
  }

  @Test
  @Order(2)
  @Timeout(value = 9, unit = TimeUnit.MINUTES)
  void herConsoleDiesAndTheVerdictIsOnHerPage() {
    hers.awaitText("#alarm", "pangyo-ops does not answer", A_DRILL);
    hers.pictures("drill-under-way");
    hers.awaitText("article.run:first-of-type h2", "PASSED site-loss-drill pangyo", A_DRILL);
    hers.awaitText(".run", "carried on by ansan-ops", Browser.PATIENCE);
    hers.awaitText(".facts .badge", "pangyo: last drill passed", Browser.PATIENCE);
    hers.pictures("drill-passed");
    hers.look("trail");
    hers.awaitText("tbody", "it is the day for it", Browser.PATIENCE);
    hers.pictures("drill-trail");
    sites.awaitBothActive();
    assertThat(hers.browser().complaints()).isEmpty();
  }
}
