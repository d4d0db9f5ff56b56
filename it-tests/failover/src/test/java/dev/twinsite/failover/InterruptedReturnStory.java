package dev.twinsite.failover;

import static dev.twinsite.drill.journal.Knowledge.BOTH_SITES;
import static dev.twinsite.drill.journal.Knowledge.ONE_SITE;
import static dev.twinsite.drill.journal.Knowledge.POSTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import dev.twinsite.arquillian.Story;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * A lost site is on its way back when it loses its power again, and, at the next attempt, when the
 * other site does, which is the only one that may decide. Neither is a reason to do anything but
 * switch on what is dead.
 *
 * <p>As in {@link WorstMomentStory} a transaction of the test's own holds the returning site in the
 * middle of a batch until somebody dies.
 */
@Story
abstract class InterruptedReturnStory {

  private static final int EVENTS_BEFORE = 20;

  /**
   * More than a returning site may be behind when the regency ends: the beginning of the regency is
   * applied in a transaction of its own, and what follows must not be few enough to end it then.
   */
  private static final int EVENTS_AFTER = 520;

  /** Longer than the failure detector and the time-out of a backup together. */
  private static final Duration LONGER_THAN_ANY_TIME_OUT = Duration.ofSeconds(9);

  @ArquillianResource Sites sites;

  private Site returning;
  private Site survivor;
  private Town town;
  private UUID greeting;
  private UUID inTheMiddle;
  private UUID postedAlone;

  /** The site that was lost. */
  abstract Site returningOf(Sites sites);

  @BeforeEach
  void nameTheSites() {
    returning = returningOf(sites);
    survivor = sites.peerOf(returning);
  }

  @Test
  @Order(1)
  void siteIsLostAndMissesALot() {
    town = Town.founded(sites);
    greeting = town.message(survivor, BOTH_SITES);
    sites.lose(returning);
    sites.declareLost(returning);
    say(EVENTS_BEFORE);
    postedAlone = town.transfer(survivor, 1_000, POSTED);
    inTheMiddle = town.longMessage(survivor, ONE_SITE);
    say(EVENTS_AFTER);
  }

  @Test
  @Order(2)
  void itDiesAgainOnItsWayBack() throws SQLException {
    try (OpenTransaction first = returningStopsInTheMiddle()) {
      sites.kill(returning.firstServer());
    }
    sites.lose(returning);
  }

  @Test
  @Order(3)
  void survivorGoesOnAlone() {
    town.transfer(survivor, 2_000, POSTED);
    town.message(survivor, ONE_SITE);
    assertThat(survivor.status().path("mode").asText()).isEqualTo("ALONE");
  }

  @Test
  @Order(4)
  void survivorDiesWhileTheOtherIsOnItsWayBack() throws SQLException {
    try (OpenTransaction first = returningStopsInTheMiddle()) {
      sites.lose(survivor);
    }
  }

  @Test
  @Order(5)
  void siteThatHasNotReturnedOpensForNobody() {
    sites.holds(
        returning + " is closed",
        LONGER_THAN_ANY_TIME_OUT,
        () -> returning.get("/api/v1/site/ready?for=messages").send().status() == 503);
  }

  @Test
  @Order(6)
  void bothServeAgainWhenTheSurvivorIsBack() {
    sites.recover(survivor);
    sites.recover(returning);
    sites.awaitBothActive();
    sites.awaitEqualDigests();
    town.awaitPosted(sites, postedAlone);
  }

  @Test
  @Order(7)
  void nothingIsLostDoubledOrCreated() {
    town.awaitMessages(sites, returning, BOTH_SITES);
    town.transfer(returning, 100, POSTED);
    sites.check(town.promises());
  }

  /** Boots the site, lets it rejoin, and returns while it waits in the middle of a batch. */
  private OpenTransaction returningStopsInTheMiddle() throws SQLException {
    sites.start(returning.databaseServer());
    OpenTransaction first = OpenTransaction.at(returning);
    first.inserts(WorstMomentStory.ONE_MESSAGE, inTheMiddle, greeting);
    sites.start(returning.operationsServer());
    sites.start(returning.firstServer());
    sites.awaitTrue(returning + " rejoins", Sites.A_WHILE, this::rejoins);
    sites.awaitTrue(returning + " is in a batch", Sites.A_WHILE, first::isWaitedFor);
    assertThat(sites.stateAt(survivor, returning)).isEqualTo("REJOINING");
    return first;
  }

  private boolean rejoins() {
    return sites.stateAt(survivor, returning).equals("REJOINING")
        || sites.rejoin(returning, survivor, sites.epochAt(survivor)).isSuccess();
  }

  private void say(int messages) {
    for (int i = 0; i < messages; i++) {
      town.longMessage(survivor, ONE_SITE);
    }
  }
}
