package dev.twinsite.failover;

import static dev.twinsite.drill.journal.Knowledge.BOTH_SITES;
import static dev.twinsite.drill.journal.Knowledge.ONE_SITE;
import static dev.twinsite.drill.journal.Knowledge.POSTED;

import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import dev.twinsite.arquillian.Story;
import dev.twinsite.client.FactState;
import dev.twinsite.drill.workload.Load;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Both sites lose their power together. One of them gets it back first, and serves alone once the
 * other one is declared lost; the other one follows.
 */
@Story
abstract class BothSitesLostStory {

  @ArquillianResource Sites sites;
  @ArquillianResource ContainerController servers;

  private Site first;
  private Site second;
  private Town town;
  private UUID postedBefore;
  private UUID postedAlone;

  /** The site that gets its power back first. */
  abstract Site firstOf(Sites sites);

  @BeforeEach
  void nameTheSites() {
    first = firstOf(sites);
    second = sites.peerOf(first);
  }

  @Test
  @Order(1)
  void bothSitesLoseTheirPower() {
    town = Town.founded(sites);
    postedBefore = town.transfer(second, 1_000, POSTED);
    sites.lose(first);
    sites.lose(second);
  }

  @Test
  @Order(2)
  void oneOfThemServesAloneOnceTheOtherIsDeclaredLost() {
    sites.start(first.databaseServer());
    sites.start(first.operationsServer());
    servers.start(first.firstServer());
    sites.declareLost(second);
    town.awaitMessages(sites, first, ONE_SITE);
    town.awaitStanding(sites, first, postedBefore, FactState.POSTED);
    postedAlone = town.transfer(first, 2_000, POSTED);
  }

  @Test
  @Order(3)
  void otherOneFollowsUnderTraffic() {
    try (Load traffic = town.traffic()) {
      sites.recover(second);
      sites.awaitBothActive();
      sites.awaitEqualDigests();
    }
  }

  @Test
  @Order(4)
  void nothingIsLostDoubledOrCreated() {
    town.message(second, BOTH_SITES);
    town.awaitPosted(sites, postedAlone);
    sites.check(town.promises());
  }
}
