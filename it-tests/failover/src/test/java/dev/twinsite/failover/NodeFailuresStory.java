package dev.twinsite.failover;

import static dev.twinsite.drill.journal.Knowledge.BOTH_SITES;
import static dev.twinsite.drill.journal.Knowledge.ONE_SITE;
import static dev.twinsite.drill.journal.Knowledge.PENDING;
import static dev.twinsite.drill.journal.Knowledge.POSTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.arquillian.Node;
import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import dev.twinsite.arquillian.Story;
import dev.twinsite.client.FactState;
import dev.twinsite.drill.workload.Load;
import java.time.Duration;
import java.util.UUID;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * One server of a site after the other fails while people at both sites write and pay, spread over
 * all four nodes. Nobody declares anything lost: what is left of the site goes on, and what was
 * killed, stopped or cut off finds its way back by itself.
 */
@Tag("two-nodes")
@Story
abstract class NodeFailuresStory {

  private static final Duration STANDSTILL = Duration.ofSeconds(20);

  /** Longer than the failure detector and the time-out of a backup together. */
  private static final Duration LONGER_THAN_ANY_TIME_OUT = Duration.ofSeconds(9);

  @ArquillianResource Sites sites;

  private Site site;
  private Site peer;
  private Publishing publishing;
  private Town town;
  private Load traffic;
  private Follower follower;

  /** The site whose servers fail. */
  abstract Site siteOf(Sites sites);

  @BeforeEach
  void nameTheSites() {
    site = siteOf(sites);
    peer = sites.peerOf(site);
    publishing = Publishing.at(sites, site);
  }

  @AfterAll
  void endTraffic() {
    if (traffic != null) {
      traffic.close();
      follower.stop();
    }
  }

  @Test
  @Order(1)
  void peopleAreAtAllFourNodes() {
    town = Town.ofImpatientPeople(sites);
    traffic = town.traffic();
    follower = town.follower(sites);
    awaitBothSitesEverywhere();
  }

  @Test
  @Order(2)
  void whenThePublisherDiesTheOtherNodePublishes() {
    Node publisher = publishing.publisherApartFromTheMaster();
    Node left = site.otherThan(publisher);
    sites.kill(publisher.name());
    town.awaitMessages(sites, left, BOTH_SITES);
    assertThat(publishing.publisher()).isEqualTo(left);
    sites.start(publisher.name());
    awaitBothSitesEverywhere();
  }

  @Test
  @Order(3)
  void whenTheMasterDiesTheOtherNodeIsOnTheLink() {
    Node left = publishing.publisherApartFromTheMaster();
    Node master = site.otherThan(left);
    sites.kill(master.name());
    town.awaitMessages(sites, left, BOTH_SITES);
    town.awaitMessages(sites, peer, BOTH_SITES);
    assertThat(publishing.master()).isEqualTo(left);
    sites.start(master.name());
    awaitBothSitesEverywhere();
  }

  @Test
  @Order(4)
  void publisherThatStoodStillGoesOnAsIfNothingHadHappened() {
    Node publisher = publishing.publisherApartFromTheMaster();
    Node left = site.otherThan(publisher);
    sites.pause(publisher.name());
    publishing.awaitPublisher(left);
    town.awaitMessages(sites, left, BOTH_SITES);
    sites.holds(left + " publishes", STANDSTILL, () -> publishing.isPublisher(left));
    sites.resume(publisher.name());
    awaitBothSitesEverywhere();
  }

  @Test
  @Order(5)
  void whenTheMasterStandsStillTheOtherNodeIsOnTheLink() {
    Node left = publishing.publisherApartFromTheMaster();
    Node master = site.otherThan(left);
    sites.pause(master.name());
    town.awaitMessages(sites, left, BOTH_SITES);
    town.awaitMessages(sites, peer, BOTH_SITES);
    sites.resume(master.name());
    awaitBothSitesEverywhere();
  }

  @Test
  @Order(6)
  void withBothNodesDeadTheOtherSiteGoesOn() {
    site.nodes().forEach(node -> sites.kill(node.name()));
    town.awaitMessages(sites, peer, ONE_SITE);
    sites.recover(site);
    awaitBothSitesEverywhere();
  }

  @Test
  @Order(7)
  void withTheDatabaseDeadTheOtherSiteGoesOn() {
    sites.kill(site.databaseServer());
    town.awaitMessages(sites, peer, ONE_SITE);
    sites.awaitTrue(site + " takes nothing", Sites.SOON, () -> takesNothing(site));
    sites.start(site.databaseServer());
    awaitBothSitesEverywhere();
  }

  @Test
  @Order(8)
  void nobodyMissesTheOperationsServer() {
    sites.kill(site.operationsServer());
    awaitBothSitesEverywhere();
    town.transfer(site, 100, POSTED);
    town.transfer(peer, 100, POSTED);
    sites.start(site.operationsServer());
    sites.awaitTrue(
        "operators see both sites",
        Sites.A_WHILE,
        () -> sites.epochAt(site) == sites.epochAt(peer));
  }

  @Test
  @Order(9)
  void whileOnlyOneDirectionOfTheLinkIsCutNothingIsDecided() {
    sites.cutLinkFrom(site);
    town.awaitMessages(sites, site, ONE_SITE);
    town.awaitMessages(sites, peer, ONE_SITE);
    UUID unheard = town.transfer(site, 100, PENDING);
    UUID unanswered = town.transfer(peer, 100, PENDING);
    sites.holds(
        "nothing is answered as if it had crossed and come back",
        LONGER_THAN_ANY_TIME_OUT,
        () ->
            town.says(site) != BOTH_SITES
                && town.says(peer) != BOTH_SITES
                && town.stands(site, unheard, FactState.PENDING)
                && town.stands(peer, unanswered, FactState.PENDING));
    sites.healLink();
    awaitBothSitesEverywhere();
    town.awaitPosted(sites, unheard);
    town.awaitPosted(sites, unanswered);
  }

  @Test
  @Order(10)
  void nothingIsLostDoubledCreatedOrOverdrawn() {
    traffic.close();
    assertThat(traffic.failures()).isEmpty();
    sites.check(town.promises());
  }

  @Test
  @Order(11)
  void whoReadWithOneCursorAtAllNodesMissedNothingAndReadNothingTwice() {
    follower.endHavingReadOnce(town.messagesAt(site));
  }

  private void awaitBothSitesEverywhere() {
    for (Node node : site.nodes()) {
      town.awaitMessages(sites, node, BOTH_SITES);
    }
    for (Node node : peer.nodes()) {
      town.awaitMessages(sites, node, BOTH_SITES);
    }
  }

  private static boolean takesNothing(Site site) {
    return site.nodes().stream()
        .allMatch(node -> node.get("/api/v1/site/ready?for=messages").send().status() == 503);
  }
}
