package dev.twinsite.failover;

import static dev.twinsite.drill.journal.Knowledge.BOTH_SITES;
import static dev.twinsite.drill.journal.Knowledge.ONE_SITE;
import static dev.twinsite.drill.journal.Knowledge.PENDING;
import static dev.twinsite.drill.journal.Knowledge.POSTED;
import static dev.twinsite.failover.Refusals.assertRefusedByOperations;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import dev.twinsite.arquillian.Story;
import dev.twinsite.client.FactState;
import dev.twinsite.drill.workload.Load;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * The power of a whole site is cut. The other one carries on, first for messages, then, once the
 * site is declared lost, for money. The lost site returns under traffic, and both are equal.
 */
@Story
abstract class SiteLossStory {

  /** Longer than the failure detector and the time-out of a backup together. */
  private static final Duration LONGER_THAN_ANY_TIME_OUT = Duration.ofSeconds(9);

  @ArquillianResource Sites sites;

  private Site lost;
  private Site survivor;
  private Town town;
  private Listening device;
  private Listening otherDevice;
  private Follower follower;

  private UUID postedAtTheLostSite;
  private UUID postedAtTheSurvivor;
  private UUID messageOfBoth;
  private UUID messageBeyondTheCut;
  private UUID pendingBeyondTheCut;
  private UUID pendingAtTheSurvivor;

  @AfterAll
  void endListening() {
    Stream.of(device, otherDevice).filter(Objects::nonNull).forEach(Listening::close);
    Optional.ofNullable(follower).ifPresent(Follower::stop);
  }

  /** The site whose power is cut. */
  abstract Site lostOf(Sites sites);

  @BeforeEach
  void nameTheSites() {
    lost = lostOf(sites);
    survivor = sites.peerOf(lost);
  }

  @Test
  @Order(1)
  void bothSitesAreOneService() {
    town = Town.founded(sites);
    device = town.listening(lost);
    otherDevice = town.listening(survivor);
    follower = town.follower(sites);
    messageOfBoth = town.message(lost, BOTH_SITES);
    town.message(survivor, BOTH_SITES);
    postedAtTheLostSite = town.transfer(lost, 1_000, POSTED);
    postedAtTheSurvivor = town.transfer(survivor, 2_000, POSTED);
  }

  @Test
  @Order(2)
  void oneSiteAcceptsWhatTheOtherCannotHear() {
    sites.cutLink();
    messageBeyondTheCut = town.message(lost, ONE_SITE);
    pendingBeyondTheCut = town.transfer(lost, 4_000, PENDING);
  }

  @Test
  @Order(3)
  void powerOfThatSiteIsCut() {
    sites.lose(lost);
    sites.healLink();
  }

  @Test
  @Order(4)
  void survivorTakesMessagesAtOnce() {
    town.message(survivor, ONE_SITE);
  }

  /** Nobody has told the listener where the news are now. */
  @Test
  @Order(5)
  void whoListenedThereListensHere() {
    sites.awaitTrue(
        "the listener has moved",
        Sites.SOON,
        () -> device.site().filter(survivor.name()::equals).isPresent());
    UUID news = town.message(survivor, ONE_SITE);
    device.awaitOnce(sites, List.of(messageOfBoth, messageBeyondTheCut, news));
  }

  @Test
  @Order(5)
  void survivorHasEverythingThatWasAcknowledged() {
    assertThat(town.messagesAt(survivor)).contains(messageOfBoth);
    assertThat(town.standingOf(survivor, postedAtTheLostSite)).hasValue(FactState.POSTED);
    assertThat(town.standingOf(survivor, postedAtTheSurvivor)).hasValue(FactState.POSTED);
  }

  @Test
  @Order(6)
  void nothingIsDecidedByATimeOut() {
    pendingAtTheSurvivor = town.transfer(survivor, 8_000, PENDING);
    sites.holds(
        "the transfer is pending",
        LONGER_THAN_ANY_TIME_OUT,
        () -> town.stands(survivor, pendingAtTheSurvivor, FactState.PENDING));
  }

  @Test
  @Order(7)
  void declarationOfAnotherEpochIsRefused() {
    long other = sites.epochAt(survivor) + 1;
    assertRefusedByOperations(sites.declareLost(lost, survivor, other), "stale-epoch");
  }

  @Test
  @Order(8)
  void survivorPostsAloneAfterTheDeclaration() {
    sites.declareLost(lost);
    town.awaitStanding(sites, survivor, pendingAtTheSurvivor, FactState.POSTED);
    UUID alone = town.transfer(survivor, 16_000, POSTED);
    assertThat(town.standingOf(survivor, alone)).hasValue(FactState.POSTED);
  }

  @Test
  @Order(9)
  void lastSiteCannotBeDeclaredLost() {
    var reply = sites.declareLost(survivor, survivor, sites.epochAt(survivor));
    assertRefusedByOperations(reply, "both-out");
  }

  @Test
  @Order(10)
  void lostSiteReturnsUnderTraffic() {
    try (Load traffic = town.traffic()) {
      sites.recover(lost);
      sites.awaitBothActive();
      sites.awaitEqualDigests();
    }
  }

  @Test
  @Order(11)
  void whatWasPendingBeyondTheCutIsVoidedAtBothSites() {
    town.awaitStanding(sites, survivor, pendingBeyondTheCut, FactState.VOIDED);
    town.awaitStanding(sites, lost, pendingBeyondTheCut, FactState.VOIDED);
  }

  @Test
  @Order(12)
  void messageOfTheLostSiteReturns() {
    assertThat(town.messagesAt(lost)).contains(messageBeyondTheCut);
    assertThat(town.messagesAt(survivor)).contains(messageBeyondTheCut);
  }

  @Test
  @Order(13)
  void bothSitesDecideTogetherAgain() {
    town.message(lost, BOTH_SITES);
    town.message(survivor, BOTH_SITES);
    town.transfer(lost, 100, POSTED);
    town.transfer(survivor, 200, POSTED);
  }

  /** Nobody promises hearsay, yet it finds its way again. */
  @Test
  @Order(13)
  void whoTypesIsSeenAtTheOtherSiteAgain() {
    for (Site here : sites.both()) {
      try (RawSocket typist = town.socket(here);
          RawSocket other = town.socketOfAnother(sites.peerOf(here))) {
        JsonNode sign = typist.whileTypingIn(town.room(), () -> other.next("typing"));
        assertThat(sign.path("roomId").asText()).isEqualTo(town.room().toString());
      }
    }
  }

  @Test
  @Order(14)
  void nothingIsLostDoubledOrCreated() {
    sites.check(town.promises());
  }

  /** Two devices of Minji, one at each site in the beginning, and one that asks both in turn. */
  @Test
  @Order(15)
  void herDevicesMissedNothingAndHeardNothingTwice() {
    List<UUID> everything = town.messagesAt(survivor);
    assertThat(device.sockets()).as("sockets of the one at the lost site").isGreaterThan(1);
    device.awaitOnce(sites, everything);
    otherDevice.awaitOnce(sites, everything);
    follower.endHavingReadOnce(everything);
  }
}
