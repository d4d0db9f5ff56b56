package dev.twinsite.failover;

import static dev.twinsite.drill.journal.Knowledge.BOTH_SITES;
import static dev.twinsite.drill.journal.Knowledge.POSTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.arquillian.Place;
import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import dev.twinsite.arquillian.Story;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * A site's application server is killed while it catches up with the other one. After its next boot
 * it continues where its database stands: nothing is applied twice and nothing left out.
 */
@Story
abstract class RestartWhileCatchingUpStory {

  @ArquillianResource Sites sites;
  @ArquillianResource ContainerController servers;

  private Site behind;
  private Site ahead;
  private Town town;
  private Place whereItStopped;

  /** The site that is behind. */
  abstract Site behindOf(Sites sites);

  @BeforeEach
  void nameTheSites() {
    behind = behindOf(sites);
    ahead = sites.peerOf(behind);
  }

  @Test
  @Order(1)
  void oneSiteFallsBehind() {
    town = Town.founded(sites);
    whereItStopped = sites.placeOf(behind);
    servers.kill(behind.firstServer());
    Backlog.of(town, ahead);
  }

  @Test
  @Order(2)
  void itsServerIsKilledWhileItCatchesUp() {
    servers.start(behind.firstServer());
    sites.awaitTrue(
        behind + " has begun to catch up",
        Sites.A_WHILE,
        () -> !sites.placeOf(behind).equals(whereItStopped));
    Place lastSeen = sites.placeOf(behind);
    servers.kill(behind.firstServer());
    assertThat(lastSeen.hasPassed(sites.placeOf(ahead)))
        .as("%s had caught up when it was killed", behind)
        .isFalse();
  }

  @Test
  @Order(3)
  void itContinuesAfterTheNextBoot() {
    servers.start(behind.firstServer());
    sites.awaitBothActive();
    sites.awaitEqualDigests();
    town.message(behind, BOTH_SITES);
    town.transfer(behind, 100, POSTED);
  }

  @Test
  @Order(4)
  void nothingIsLostDoubledOrCreated() {
    sites.check(town.promises());
  }
}
