package dev.twinsite.failover;

import static dev.twinsite.drill.journal.Knowledge.BOTH_SITES;
import static dev.twinsite.drill.journal.Knowledge.ONE_SITE;
import static dev.twinsite.drill.journal.Knowledge.PENDING;
import static dev.twinsite.drill.journal.Knowledge.POSTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import dev.twinsite.arquillian.Story;
import dev.twinsite.client.FactState;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Three voters decide with nobody awake: about a site whose power is cut, about a link that is cut,
 * and about nothing at all when it is a voter that dies. The story is its own mirror.
 */
@ArquillianTest
@Story
@Order(45)
class QuorumIT {

  /** Long enough for a declaration, if there were going to be one. */
  private static final Duration LONGER_THAN_A_DECLARATION = Duration.ofSeconds(7);

  @ArquillianResource Sites sites;

  private Town town;

  @AfterAll
  void leaveDeclaringToPeople() {
    sites.leaveDeclaringToPeople();
  }

  @Test
  @Order(1)
  void nobodyIsAwake() {
    town = Town.founded(sites);
    sites.declareAutomatically(sites.pangyo());
  }

  @Test
  @Order(2)
  void theSurvivorOfAPowerCutAtAnsanPostsByItself() {
    powerCut(sites.ansan());
  }

  @Test
  @Order(3)
  void ansanReturns() {
    sites.recover(sites.ansan());
    sites.awaitBothActive();
  }

  @Test
  @Order(4)
  void theSurvivorOfAPowerCutAtPangyoPostsByItself() {
    powerCut(sites.pangyo());
  }

  @Test
  @Order(5)
  void pangyoReturns() {
    sites.recover(sites.pangyo());
    sites.awaitBothActive();
  }

  @Test
  @Order(6)
  void overACutLinkPangyoSurvivesBecauseItIsPreferred() {
    linkIsCutAndHeals(sites.pangyo());
  }

  @Test
  @Order(7)
  void overACutLinkAnsanSurvivesIfItIsPreferred() {
    linkIsCutAndHeals(sites.ansan());
  }

  @Test
  @Order(8)
  void siteWhoseDatabaseHangsIsLostThoughItsProcessesLive() {
    databaseHangsAndGoesOn(sites.ansan());
  }

  @Test
  @Order(9)
  @Tag(Mirror.TAG)
  void soIsPangyoWhenItsDatabaseHangs() {
    databaseHangsAndGoesOn(sites.pangyo());
  }

  @Test
  @Order(10)
  void siteThatNeitherVoterHearsIsLostEvenIfItIsPreferred() {
    nobodyHearsAndThenTheyDo(sites.pangyo());
  }

  @Test
  @Order(11)
  @Tag(Mirror.TAG)
  void soIsAnsanWhenNeitherVoterHearsIt() {
    nobodyHearsAndThenTheyDo(sites.ansan());
  }

  @Test
  @Order(12)
  void oneVoterThatLosesSightOfASiteIsNotEnough() {
    long epoch = agreedEpoch();
    sites.cutLinkBetween("witness", "pangyo");
    sites.holds(
        "nothing is declared",
        LONGER_THAN_A_DECLARATION,
        () -> sites.epochAt(sites.ansan()) == epoch);
    town.transfer(sites.pangyo(), 1_000, POSTED);
    sites.healLink();
  }

  @Test
  @Order(13)
  void theDeathOfTheWitnessChangesNothing() {
    dies("witness");
  }

  @Test
  @Order(14)
  void theDeathOfAnOpsServerChangesNothing() {
    dies("ansan-ops");
    dies("pangyo-ops");
  }

  @Test
  @Order(15)
  void theDeathOfTheLeaderChangesWhoLeadsAndNothingElse() {
    Site at = sites.leaderAt(sites.pangyo()).equals("pangyo-ops") ? sites.ansan() : sites.pangyo();
    String leader = sites.leaderAt(at);
    long epoch = agreedEpoch();
    sites.kill(leader);
    sites.awaitTrue(
        "another one leads",
        Sites.SOON,
        () -> !sites.leaderAt(at).isEmpty() && !sites.leaderAt(at).equals(leader));
    sites.start(leader);
    knowsOfNoOther(epoch);
    sites.awaitBothActive();
  }

  @Test
  @Order(16)
  void withoutAMajorityNoSiteIsLostAndMessagesGoOn() {
    long epoch = sites.epochAt(sites.pangyo());
    sites.kill("witness");
    sites.lose(sites.ansan());
    town.awaitMessages(sites, sites.pangyo(), ONE_SITE);
    UUID waiting = town.transfer(sites.pangyo(), 3_000, PENDING);
    sites.holds(
        "nothing is declared",
        LONGER_THAN_A_DECLARATION,
        () -> sites.epochAt(sites.pangyo()) == epoch);
    sites.start("witness");
    sites.declareLost(sites.ansan());
    town.awaitStanding(sites, sites.pangyo(), waiting, FactState.POSTED);
  }

  @Test
  @Order(17)
  void everythingIsAsItWas() {
    sites.recover(sites.ansan());
    sites.awaitBothActive();
    sites.awaitEqualDigests();
    town.message(sites.ansan(), BOTH_SITES);
    sites.check(town.promises());
  }

  private void powerCut(Site lost) {
    survivorPostsAfter("the power cut", lost, () -> sites.lose(lost));
  }

  private void databaseHangsAndGoesOn(Site hung) {
    String database = hung.databaseServer();
    survivorPostsAfter("its database hung", hung, () -> sites.pause(database));
    sites.resume(database);
    rejoins(hung);
  }

  private void nobodyHearsAndThenTheyDo(Site unheard) {
    sites.declareAutomatically(unheard);
    survivorPostsAfter("nobody heard it", unheard, () -> isolate(unheard));
    UUID pending = town.transfer(unheard, 2_000, PENDING);
    sites.healLink();
    rejoins(unheard);
    for (Site site : sites.both()) {
      town.awaitStanding(sites, site, pending, FactState.VOIDED);
    }
  }

  private void isolate(Site site) {
    sites.cutLinkBetween("witness", site.name());
    sites.cutLink();
  }

  private void survivorPostsAfter(String what, Site lost, Runnable fault) {
    Site survivor = sites.peerOf(lost);
    long begin = System.nanoTime();
    fault.run();
    sites.awaitMode(survivor, "ALONE");
    town.transfer(survivor, 1_000, POSTED);
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    System.out.println(survivor + " posts " + took.toMillis() + " ms after " + what);
    assertThat(decidedBy(survivor)).isEqualTo("quorum");
  }

  private String decidedBy(Site at) {
    return sites.seenByOperatorAt(at).path("decisions").path(0).path("by").asText();
  }

  private void linkIsCutAndHeals(Site preferred) {
    Site other = sites.peerOf(preferred);
    sites.declareAutomatically(preferred);
    sites.cutLink();
    sites.awaitState(other, other, "LOST");
    sites.awaitMode(preferred, "ALONE");
    assertThat(sites.stateAt(preferred, preferred)).isEqualTo("ACTIVE");
    UUID alone = town.transfer(preferred, 1_000, POSTED);
    sites.awaitTrue(other + " takes no payments", Sites.SOON, () -> !takesPayments(other));
    sites.healLink();
    rejoins(other);
    town.awaitPosted(sites, alone);
  }

  private void rejoins(Site lost) {
    sites.awaitTrue(lost + " may rejoin", Sites.A_WHILE, () -> mayRejoin(lost));
    sites.awaitBothActive();
  }

  /** A node learns from its database what its operations server has been told by the quorum. */
  private static boolean takesPayments(Site site) {
    return site.get("/api/v1/site/ready?for=payments").send().status() == 200;
  }

  private boolean mayRejoin(Site lost) {
    Site at = sites.peerOf(lost);
    return sites.rejoin(lost, at, sites.epochAt(at)).isSuccess();
  }

  private void dies(String voter) {
    Site at = voter.equals("pangyo-ops") ? sites.ansan() : sites.pangyo();
    long epoch = agreedEpoch();
    sites.kill(voter);
    sites.holds("nothing is declared", LONGER_THAN_A_DECLARATION, () -> sites.epochAt(at) == epoch);
    town.transfer(sites.pangyo(), 1_000, POSTED);
    town.transfer(sites.ansan(), 1_000, POSTED);
    sites.start(voter);
    knowsOfNoOther(epoch);
  }

  /** The last decision's, once it has come to the ops servers of both sites. */
  private long agreedEpoch() {
    sites.awaitTrue(
        "both ops servers know the same epoch",
        Sites.SOON,
        () -> sites.epochAt(sites.pangyo()) == sites.epochAt(sites.ansan()));
    return sites.epochAt(sites.pangyo());
  }

  /** A voter that has just started knows an older epoch until it has heard of the leader. */
  private void knowsOfNoOther(long epoch) {
    for (Site each : List.of(sites.pangyo(), sites.ansan())) {
      sites.awaitTrue(
          "the ops server of " + each + " knows epoch " + epoch,
          Sites.SOON,
          () -> sites.epochAt(each) == epoch);
    }
  }
}
