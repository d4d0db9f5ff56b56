package dev.twinsite.failover;

import static dev.twinsite.drill.journal.Knowledge.BOTH_SITES;
import static dev.twinsite.drill.journal.Knowledge.ONE_SITE;
import static dev.twinsite.drill.journal.Knowledge.PENDING;
import static dev.twinsite.drill.journal.Knowledge.POSTED;
import static dev.twinsite.drill.journal.Knowledge.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import dev.twinsite.arquillian.Story;
import dev.twinsite.client.FactState;
import dev.twinsite.drill.journal.Knowledge;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * A site's application server is killed at the two moments at which a mistake would cost most: in
 * the middle of applying a batch, and between the other site's receipt and its own acknowledgement.
 *
 * <p>Luck does not hit these moments. A transaction of the test's own makes the server wait there,
 * in its database, until it is killed.
 */
@Story
abstract class WorstMomentStory {

  private static final int EVENTS_BEFORE = 20;
  private static final int EVENTS_AFTER = 100;

  /** A message under that id, like one that is there already. */
  static final String ONE_MESSAGE =
      "insert into app.message (id, chosen_id, room_key, opening_id, opening_origin, sender, body,"
          + " clock, origin)"
          + " select ?, chosen_id, room_key, opening_id, opening_origin, sender, body, clock, origin"
          + " from app.message where id = ?";

  private static final String ACKNOWLEDGED = "select from journal.acknowledged for update";

  @ArquillianResource Sites sites;

  private Site site;
  private Site peer;
  private Town town;
  private UUID greeting;
  private UUID inTheBatch;
  private UUID inTheMiddle;
  private UUID inDoubt;
  private Applied before;
  private Follower follower;

  /** The site whose server is killed. */
  abstract Site siteOf(Sites sites);

  @BeforeEach
  void nameTheSites() {
    site = siteOf(sites);
    peer = sites.peerOf(site);
  }

  @AfterAll
  void endReading() {
    if (follower != null) {
      follower.stop();
    }
  }

  @Test
  @Order(1)
  void otherSiteHasALargeBatchForIt() {
    town = Town.founded(sites);
    follower = town.follower(sites);
    greeting = town.message(peer, BOTH_SITES);
    sites.cutLink();
    say(EVENTS_BEFORE);
    inTheBatch = town.transfer(peer, 1_000, PENDING);
    inTheMiddle = town.longMessage(peer, ONE_SITE);
    say(EVENTS_AFTER);
  }

  @Test
  @Order(2)
  void itIsKilledInTheMiddleOfApplyingTheBatch() throws SQLException {
    before = Applied.of(peer, site);
    try (OpenTransaction first = OpenTransaction.at(site)) {
      first.inserts(ONE_MESSAGE, inTheMiddle, greeting);
      sites.healLink();
      sites.awaitTrue(site + " is in the middle of a batch", Sites.A_WHILE, first::isWaitedFor);
      sites.kill(site.firstServer());
    }
  }

  @Test
  @Order(3)
  void itsDatabaseHoldsExactlyWhatItsPositionSays() throws SQLException {
    Applied news = Applied.of(peer, site).since(before);
    assertThat(news.said()).isLessThanOrEqualTo(EVENTS_BEFORE);
    assertThat(news.position()).isEqualTo(news.events());
    assertThat(news.readable()).isEqualTo(news.said());
    assertThat(town.standingOf(peer, inTheBatch)).hasValue(FactState.PENDING);
  }

  @Test
  @Order(4)
  void itContinuesThereAfterItsNextBoot() {
    sites.start(site.firstServer());
    town.awaitPosted(sites, inTheBatch);
    town.awaitMessages(sites, site, BOTH_SITES);
  }

  @Test
  @Order(5)
  void itIsKilledBetweenTheReceiptAndItsAcknowledgement() throws SQLException {
    inDoubt = UUID.randomUUID();
    try (OpenTransaction first = OpenTransaction.at(site)) {
      first.locks(ACKNOWLEDGED);
      CompletableFuture<Knowledge> answer =
          CompletableFuture.supplyAsync(() -> town.pays(site, inDoubt, 2_000));
      town.awaitStanding(sites, peer, inDoubt, FactState.POSTED);
      sites.awaitTrue(site + " has a receipt", Sites.A_WHILE, first::isWaitedFor);
      assertThat(town.standingOf(site, inDoubt)).hasValue(FactState.PENDING);
      sites.kill(site.firstServer());
      assertThat(answer.join()).as("what the other site may have said").isIn(UNKNOWN, POSTED);
    }
  }

  @Test
  @Order(6)
  void itDecidesAsTheOtherSiteHasDoneAfterItsNextBoot() {
    sites.start(site.firstServer());
    town.awaitPosted(sites, inDoubt);
    assertThat(town.pays(peer, inDoubt, 2_000)).isEqualTo(POSTED);
    assertThat(town.pays(site, inDoubt, 2_000)).isEqualTo(POSTED);
  }

  @Test
  @Order(7)
  void nothingIsLostDoubledOrCreated() {
    sites.check(town.promises());
  }

  @Test
  @Order(8)
  void whoReadWithOneCursorAtBothSitesMissedNothingAndReadNothingTwice() {
    follower.endHavingReadOnce(town.messagesAt(site));
  }

  private void say(int messages) {
    for (int i = 0; i < messages; i++) {
      town.longMessage(peer, ONE_SITE);
    }
  }
}
