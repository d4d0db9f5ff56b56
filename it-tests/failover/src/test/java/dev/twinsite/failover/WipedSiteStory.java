package dev.twinsite.failover;

import static dev.twinsite.drill.journal.Knowledge.BOTH_SITES;
import static dev.twinsite.drill.journal.Knowledge.ONE_SITE;
import static dev.twinsite.drill.journal.Knowledge.POSTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import dev.twinsite.arquillian.Story;
import dev.twinsite.client.FactState;
import dev.twinsite.drill.workload.Load;
import java.util.UUID;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * A site burns down: its disks are empty when the power returns. It is rebuilt from the survivor,
 * with what it had accepted itself, and continues as a new incarnation.
 */
@Story
abstract class WipedSiteStory {

  @ArquillianResource Sites sites;

  private Site wiped;
  private Site survivor;
  private Town town;
  private UUID messageOfTheWipedSite;
  private UUID transferOfTheWipedSite;
  private String formerIncarnation;

  /** The site whose disks are emptied. */
  abstract Site wipedOf(Sites sites);

  @BeforeEach
  void nameTheSites() {
    wiped = wipedOf(sites);
    survivor = sites.peerOf(wiped);
  }

  @Test
  @Order(1)
  void siteBurnsDown() {
    town = Town.founded(sites);
    messageOfTheWipedSite = town.message(wiped, BOTH_SITES);
    transferOfTheWipedSite = town.transfer(wiped, 1_000, POSTED);
    formerIncarnation = wiped.status().path("incarnation").asText();
    sites.lose(wiped);
    sites.wipe(wiped);
  }

  @Test
  @Order(2)
  void survivorCarriesOnAlone() {
    sites.declareLost(wiped);
    town.message(survivor, ONE_SITE);
    town.transfer(survivor, 2_000, POSTED);
  }

  @Test
  @Order(3)
  void siteIsRebuiltUnderTraffic() {
    try (Load traffic = town.traffic()) {
      sites.recover(wiped);
      sites.awaitBothActive();
      sites.awaitEqualDigests();
    }
  }

  @Test
  @Order(4)
  void rebuiltSiteHasWhatItHadAcceptedItself() {
    assertThat(town.messagesAt(wiped)).contains(messageOfTheWipedSite);
    assertThat(town.standingOf(wiped, transferOfTheWipedSite)).hasValue(FactState.POSTED);
  }

  @Test
  @Order(5)
  void rebuiltSiteContinuesAsANewIncarnation() {
    assertThat(wiped.status().path("incarnation").asText()).isNotEqualTo(formerIncarnation);
    town.message(wiped, BOTH_SITES);
    town.transfer(wiped, 100, POSTED);
  }

  @Test
  @Order(6)
  void nothingIsLostDoubledOrCreated() {
    sites.check(town.promises());
  }
}
