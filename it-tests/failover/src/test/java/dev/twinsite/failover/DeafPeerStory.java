package dev.twinsite.failover;

import static dev.twinsite.drill.journal.Knowledge.ONE_SITE;
import static dev.twinsite.drill.journal.Knowledge.PENDING;
import static dev.twinsite.drill.journal.Knowledge.POSTED;

import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import dev.twinsite.arquillian.Story;
import dev.twinsite.client.FactState;
import java.time.Duration;
import java.util.UUID;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * One site stops hearing although all servers run and the link is whole. That is the moment at
 * which a put into the cache returns with nothing committed at the other site: only a receipt may
 * post.
 */
@Story
abstract class DeafPeerStory {

  private static final Duration LONGER_THAN_ANY_TIME_OUT = Duration.ofSeconds(6);

  @ArquillianResource Sites sites;

  private Site speaker;
  private Site deaf;
  private Town town;
  private UUID pending;

  /** The site that stops hearing. */
  abstract Site deafOf(Sites sites);

  /** Makes the site deaf for what the other one says. */
  abstract void deafen(Site deaf, Site speaker);

  /** Lets the site hear again. */
  abstract void heal(Site deaf, Site speaker);

  @BeforeEach
  void nameTheSites() {
    deaf = deafOf(sites);
    speaker = sites.peerOf(deaf);
  }

  @Test
  @Order(1)
  void oneSiteStopsHearing() {
    town = Town.founded(sites);
    town.transfer(speaker, 1_000, POSTED);
    deafen(deaf, speaker);
  }

  @Test
  @Order(2)
  void messageIsAtOneSiteOnly() {
    town.message(speaker, ONE_SITE);
  }

  @Test
  @Order(3)
  void nothingIsPostedWithoutAReceipt() {
    pending = town.transfer(speaker, 2_000, PENDING);
    sites.holds(
        "the transfer is pending",
        LONGER_THAN_ANY_TIME_OUT,
        () -> town.stands(speaker, pending, FactState.PENDING));
  }

  @Test
  @Order(4)
  void everythingIsPostedOnceItHearsAgain() {
    heal(deaf, speaker);
    town.awaitStanding(sites, speaker, pending, FactState.POSTED);
    town.awaitStanding(sites, deaf, pending, FactState.POSTED);
    sites.awaitBothActive();
  }

  @Test
  @Order(5)
  void nothingIsLostDoubledOrCreated() {
    sites.check(town.promises());
  }
}
