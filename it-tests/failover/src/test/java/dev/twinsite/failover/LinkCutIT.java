package dev.twinsite.failover;

import static dev.twinsite.drill.journal.Knowledge.BOTH_SITES;
import static dev.twinsite.drill.journal.Knowledge.ONE_SITE;
import static dev.twinsite.drill.journal.Knowledge.PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.arquillian.Sites;
import dev.twinsite.arquillian.Story;
import dev.twinsite.client.FactState;
import dev.twinsite.drill.workload.Load;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * The link between the sites swallows everything for half a minute while people chat and pay at
 * both. Nobody is declared lost. When it heals, both sites have everything in the same order. The
 * story is its own mirror.
 */
@ArquillianTest
@Story
@Order(50)
class LinkCutIT {

  private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

  /** More than what the other site may spend, so that both together would overdraw the account. */
  private static final long MOST_OF_A_SITES_RIGHT = Town.DEPOSIT / 2 - 100_000;

  @ArquillianResource Sites sites;

  private Town town;
  private UUID pendingAtPangyo;
  private UUID pendingAtAnsan;
  private UUID messageAtPangyo;
  private UUID messageAtAnsan;

  @Test
  @Order(1)
  void linkIsCut() {
    town = Town.founded(sites);
    town.message(sites.pangyo(), BOTH_SITES);
    town.message(sites.ansan(), BOTH_SITES);
    sites.cutLink();
  }

  @Test
  @Order(2)
  void bothSitesTakeMessages() {
    messageAtPangyo = town.message(sites.pangyo(), ONE_SITE);
    messageAtAnsan = town.message(sites.ansan(), ONE_SITE);
  }

  @Test
  @Order(3)
  void neitherSitePostsATransfer() {
    pendingAtPangyo = town.transfer(sites.pangyo(), MOST_OF_A_SITES_RIGHT, PENDING);
    pendingAtAnsan = town.transfer(sites.ansan(), MOST_OF_A_SITES_RIGHT, PENDING);
  }

  @Test
  @Order(4)
  void nothingChangesThatForHalfAMinuteOfTraffic() {
    try (Load traffic = town.traffic()) {
      sites.holds("both transfers are pending", HALF_A_MINUTE, this::bothArePending);
    }
  }

  @Test
  @Order(5)
  void linkHealsAndEverythingIsPosted() {
    sites.healLink();
    for (UUID transfer : List.of(pendingAtPangyo, pendingAtAnsan)) {
      town.awaitStanding(sites, sites.pangyo(), transfer, FactState.POSTED);
      town.awaitStanding(sites, sites.ansan(), transfer, FactState.POSTED);
    }
    sites.awaitQuiet();
  }

  @Test
  @Order(6)
  void bothSitesHaveTheMessagesOfBoth() {
    assertThat(town.messagesAt(sites.pangyo())).contains(messageAtPangyo, messageAtAnsan);
    assertThat(town.messagesAt(sites.ansan())).contains(messageAtPangyo, messageAtAnsan);
  }

  @Test
  @Order(7)
  void nothingIsLostDoubledCreatedOrOverdrawn() {
    sites.check(town.promises());
  }

  private boolean bothArePending() {
    return town.stands(sites.pangyo(), pendingAtPangyo, FactState.PENDING)
        && town.stands(sites.ansan(), pendingAtAnsan, FactState.PENDING);
  }
}
