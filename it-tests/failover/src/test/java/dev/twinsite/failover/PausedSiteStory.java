package dev.twinsite.failover;

import static dev.twinsite.drill.journal.Knowledge.BOTH_SITES;
import static dev.twinsite.drill.journal.Knowledge.ONE_SITE;
import static dev.twinsite.drill.journal.Knowledge.POSTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.arquillian.Node;
import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import dev.twinsite.arquillian.Story;
import dev.twinsite.client.FactState;
import dev.twinsite.drill.journal.Knowledge;
import dev.twinsite.drill.workload.Load;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * All servers of a site stand still for twenty seconds, as under a hypervisor that has lost its
 * storage, and then go on believing that nothing has happened. Meanwhile the site was declared lost
 * and the other one has decided alone: whatever the sleeper does now, it decides nothing.
 */
@Story
abstract class PausedSiteStory {

  private static final Duration STANDSTILL = Duration.ofSeconds(20);

  @ArquillianResource Sites sites;

  private Site paused;
  private Site survivor;
  private Town town;
  private long stoppedAt;
  private UUID postedAlone;
  private final List<UUID> orderedOnWaking = new ArrayList<>();

  /** The site that stands still. */
  abstract Site pausedOf(Sites sites);

  @BeforeEach
  void nameTheSites() {
    paused = pausedOf(sites);
    survivor = sites.peerOf(paused);
  }

  @Test
  @Order(1)
  void bothSitesAreOneService() {
    town = Town.founded(sites);
    town.message(paused, BOTH_SITES);
    town.transfer(paused, 1_000, POSTED);
  }

  @Test
  @Order(2)
  void survivorDecidesAloneWhileTheSiteStandsStill() {
    eachServer(sites::pause);
    stoppedAt = System.nanoTime();
    sites.declareLost(paused);
    postedAlone = town.transfer(survivor, 2_000, POSTED);
    Duration left = STANDSTILL.minusNanos(System.nanoTime() - stoppedAt);
    sites.holds(survivor + " serves alone", left, () -> town.says(survivor) == ONE_SITE);
  }

  @Test
  @Order(3)
  void sleeperWakesAndDecidesNothing() {
    eachServer(sites::resume);
    sites.awaitTrue(paused + " knows that it was lost", Sites.A_WHILE, this::triesUntilItIsLost);
  }

  /** Somebody pays there, again and again, as long as the site believes that it takes part. */
  private boolean triesUntilItIsLost() {
    UUID transfer = UUID.randomUUID();
    orderedOnWaking.add(transfer);
    Knowledge answer = town.pays(paused, transfer, 10);
    assertThat(answer).as("what %s answers on waking", paused).isNotEqualTo(POSTED);
    return !paused.status().path("state").asText("").equals("ACTIVE");
  }

  @Test
  @Order(4)
  void itReturnsUnderTraffic() {
    try (Load traffic = town.traffic()) {
      sites.recover(paused);
      sites.awaitBothActive();
      sites.awaitEqualDigests();
    }
  }

  @Test
  @Order(5)
  void whatItTookOnWakingIsDecidedNowhere() {
    for (Site site : sites.both()) {
      assertThat(town.standingOf(site, postedAlone)).hasValue(FactState.POSTED);
      for (UUID transfer : orderedOnWaking) {
        assertThat(town.stands(site, transfer, FactState.POSTED))
            .as("%s is posted at %s", transfer, site)
            .isFalse();
      }
    }
  }

  @Test
  @Order(6)
  void nothingIsLostDoubledOrCreated() {
    town.message(paused, BOTH_SITES);
    town.transfer(paused, 100, POSTED);
    sites.check(town.promises());
  }

  private void eachServer(Consumer<String> command) {
    Stream.concat(
            Stream.of(paused.databaseServer(), paused.operationsServer()),
            paused.nodes().stream().map(Node::name))
        .forEach(command);
  }
}
