package dev.twinsite.failover;

import static dev.twinsite.drill.journal.Knowledge.BOTH_SITES;
import static dev.twinsite.drill.journal.Knowledge.POSTED;
import static dev.twinsite.failover.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.arquillian.Place;
import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import dev.twinsite.arquillian.Story;
import java.util.List;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * A site's application server is killed while it catches up with the other one. After its next boot
 * it continues where its database stands: nothing is applied twice and nothing left out.
 *
 * <p>While it was away, the other site took somebody's tokens back, behind a long backlog. The site
 * learns of it before it serves anybody: it accepts such a token not even once.
 */
@Story
abstract class RestartWhileCatchingUpStory {

  @ArquillianResource Sites sites;
  @ArquillianResource ContainerController servers;

  private Site behind;
  private Site ahead;
  private Town town;
  private Place whereItStopped;
  private Citizen revoked;
  private Citizen welcome;

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
    revoked = Citizen.joins(sites, behind, Citizen.newName("minji"));
    welcome = Citizen.joins(sites, behind, Citizen.newName("junho"));
    sites.awaitQuiet();
    whereItStopped = sites.placeOf(behind);
    servers.kill(behind.firstServer());
    Backlog.of(town, ahead);
    takeBackTheTokensOf(revoked);
  }

  private void takeBackTheTokensOf(Citizen citizen) {
    String path = "/api/v1/users/" + citizen.username() + "/sessions";
    ahead.delete(path).as(sites.operatorToken(ahead)).send().orFail();
    assertRefused(citizen.reads(ahead, "/api/v1/me"), ahead, 401, "", List.of());
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
  void afterTheNextBootItNeverAcceptsATokenThatWasTakenBack() {
    Knocking knocking = Knocking.by(revoked, behind);
    servers.start(behind.firstServer());
    sites.awaitTrue(
        behind + " serves",
        Sites.A_WHILE,
        () -> welcome.reads(behind, "/api/v1/me").status() == 200);
    assertThat(knocking.end()).contains(503).doesNotContain(200).endsWith(401);
  }

  @Test
  @Order(4)
  void itContinuesWhereItsDatabaseStands() {
    sites.awaitBothActive();
    sites.awaitEqualDigests();
    town.message(behind, BOTH_SITES);
    town.transfer(behind, 100, POSTED);
  }

  @Test
  @Order(5)
  void nothingIsLostDoubledOrCreated() {
    sites.check(town.promises());
  }
}
