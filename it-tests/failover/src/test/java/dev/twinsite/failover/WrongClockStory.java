package dev.twinsite.failover;

import static dev.twinsite.drill.journal.Knowledge.BOTH_SITES;
import static dev.twinsite.drill.journal.Knowledge.POSTED;
import static dev.twinsite.failover.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.arquillian.Reply;
import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import dev.twinsite.arquillian.Story;
import dev.twinsite.drill.workload.Load;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * The clock of a node jumps by five minutes under traffic, ahead and back, while its database, the
 * other site and the machine know what time it is. The node closes itself and says why; it leaves
 * no time behind that others would trip over when its clock is right again.
 */
@Story
abstract class WrongClockStory {

  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

  @ArquillianResource Sites sites;

  private Site site;
  private Site peer;
  private Town town;
  private Load traffic;
  private Follower follower;
  private ApplicationWithAClock application;

  /** The site whose first node has the wrong time. */
  abstract Site siteOf(Sites sites);

  @BeforeEach
  void nameTheSites() {
    site = siteOf(sites);
    peer = sites.peerOf(site);
  }

  @AfterAll
  void giveTheNodeItsOwnClockBack() {
    if (traffic != null) {
      traffic.close();
      follower.stop();
    }
    if (application != null) {
      application.undeploy();
      sites.awaitBothActive();
    }
  }

  @Test
  @Order(1)
  void nodeHasAClockThatCanBeSet() {
    town = Town.ofImpatientPeople(sites);
    application = ApplicationWithAClock.deployedAt(site);
    isOpen();
    town.awaitMessages(sites, site, BOTH_SITES);
    traffic = town.traffic();
    follower = town.follower(sites);
  }

  @Test
  @Order(2)
  void itClosesWhenItsClockIsFiveMinutesAhead() {
    application.setAhead(FIVE_MINUTES);
    closesAndSaysWhy();
  }

  @Test
  @Order(3)
  void otherSiteGoesOn() {
    town.awaitMessages(sites, peer, BOTH_SITES);
    town.transfer(peer, 100, POSTED);
  }

  @Test
  @Order(4)
  void itOpensWhenItsClockIsRightAndNobodyHasToWaitForTheTimeItWasAheadOf() {
    application.setRight();
    bothSitesServe();
  }

  @Test
  @Order(5)
  void itClosesWhenItsClockIsFiveMinutesBehind() {
    application.setAhead(FIVE_MINUTES.negated());
    closesAndSaysWhy();
  }

  @Test
  @Order(6)
  void itOpensWhenItsClockIsRightAgain() {
    application.setRight();
    bothSitesServe();
  }

  @Test
  @Order(7)
  void nothingIsLostDoubledOrCreated() {
    traffic.close();
    assertThat(traffic.failures()).isEmpty();
    sites.check(town.promises());
  }

  @Test
  @Order(8)
  void whoReadWithOneCursorAtBothSitesMissedNothingAndReadNothingTwice() {
    follower.endHavingReadOnce(town.messagesAt(site));
  }

  private void closesAndSaysWhy() {
    Reply refusal = sites.await(site + " is closed", Sites.SOON, this::closed);
    assertRefused(refusal, site, 503, "not-now", List.of("clock"));
    long millis = Long.parseLong(refusal.member("detail").replaceAll("\\D", ""));
    assertThat(Duration.ofMillis(millis))
        .isBetween(FIVE_MINUTES.minusSeconds(1), FIVE_MINUTES.plusSeconds(1));
  }

  private Optional<Reply> closed() {
    Reply ready = site.get("/api/v1/site/ready?for=messages").send();
    return ready.isSuccess() ? Optional.empty() : Optional.of(ready);
  }

  private void isOpen() {
    sites.awaitTrue(site + " is open", Sites.SOON, () -> closed().isEmpty());
  }

  private void bothSitesServe() {
    isOpen();
    town.awaitMessages(sites, site, BOTH_SITES);
    town.awaitMessages(sites, peer, BOTH_SITES);
    town.transfer(site, 100, POSTED);
  }
}
