package dev.twinsite.failover;

import static dev.twinsite.drill.journal.Knowledge.BOTH_SITES;
import static dev.twinsite.drill.journal.Knowledge.ONE_SITE;
import static dev.twinsite.drill.journal.Knowledge.POSTED;
import static dev.twinsite.failover.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.arquillian.Reply;
import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import dev.twinsite.arquillian.Story;
import dev.twinsite.client.FactState;
import dev.twinsite.drill.workload.Load;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Somebody puts an older copy of a database back under a site, with the best intentions. It lacks
 * what both sites had agreed on since. The site notices before it serves anybody and says what has
 * to be done: its disks are emptied, as if it had burnt down, and it is rebuilt from the survivor
 * under traffic, with what it had accepted itself, and continues as a new incarnation.
 */
@Story
abstract class WipedSiteStory {

  @ArquillianResource Sites sites;
  @ArquillianResource ContainerController servers;

  private Site wiped;
  private Site survivor;
  private Town town;
  private DatabaseCopy copy;
  private UUID messageOfTheWipedSite;
  private UUID postedSince;
  private String formerIncarnation;

  /** The site whose database is restored, and then wiped. */
  abstract Site wipedOf(Sites sites);

  @BeforeEach
  void nameTheSites() {
    wiped = wipedOf(sites);
    survivor = sites.peerOf(wiped);
  }

  @AfterAll
  void throwTheCopyAway() throws IOException {
    if (copy != null) {
      copy.close();
    }
  }

  @Test
  @Order(1)
  void copyOfTheDatabaseIsMade() throws IOException {
    town = Town.founded(sites);
    messageOfTheWipedSite = town.message(wiped, BOTH_SITES);
    copy = DatabaseCopy.of(sites, wiped);
  }

  @Test
  @Order(2)
  void bothSitesGoOn() {
    town.awaitMessages(sites, wiped, BOTH_SITES);
    town.awaitMessages(sites, survivor, BOTH_SITES);
    postedSince = town.transfer(wiped, 1_000, POSTED);
  }

  @Test
  @Order(3)
  void copyIsPutBack() throws IOException {
    sites.lose(wiped);
    copy.putBack();
    sites.start(wiped.databaseServer());
    sites.start(wiped.operationsServer());
    servers.start(wiped.firstServer());
  }

  @Test
  @Order(4)
  void siteSaysThatItsDatabaseMustBeWipedAndServesNobody() {
    sites.awaitTrue(
        wiped + " knows that its database is an old one",
        Sites.A_WHILE,
        () -> wiped.status().path("closedBecause").asText("").contains("must be wiped"));
    Reply reply = wiped.get("/api/v1/site/ready?for=messages").send();
    assertRefused(reply, wiped, 503, "not-now", List.of("must be wiped"));
  }

  @Test
  @Order(5)
  void itsDisksAreEmptiedAndTheSurvivorCarriesOnAlone() {
    formerIncarnation = wiped.status().path("incarnation").asText();
    sites.lose(wiped);
    sites.wipe(wiped);
    sites.declareLost(wiped);
    town.message(survivor, ONE_SITE);
    town.transfer(survivor, 2_000, POSTED);
  }

  @Test
  @Order(6)
  void siteIsRebuiltUnderTraffic() {
    try (Load traffic = town.traffic()) {
      sites.recover(wiped);
      sites.awaitBothActive();
      sites.awaitEqualDigests();
    }
  }

  @Test
  @Order(7)
  void rebuiltSiteHasWhatItHadAcceptedItself() {
    assertThat(town.messagesAt(wiped)).contains(messageOfTheWipedSite);
    assertThat(town.standingOf(wiped, postedSince)).hasValue(FactState.POSTED);
  }

  @Test
  @Order(8)
  void rebuiltSiteContinuesAsANewIncarnation() {
    assertThat(wiped.status().path("incarnation").asText()).isNotEqualTo(formerIncarnation);
    town.message(wiped, BOTH_SITES);
    town.transfer(wiped, 100, POSTED);
  }

  @Test
  @Order(9)
  void nothingIsLostDoubledOrCreated() {
    sites.check(town.promises());
  }
}
