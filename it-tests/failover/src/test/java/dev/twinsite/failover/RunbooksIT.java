package dev.twinsite.failover;

import static dev.twinsite.drill.journal.Knowledge.BOTH_SITES;
import static dev.twinsite.drill.journal.Knowledge.PENDING;
import static dev.twinsite.drill.journal.Knowledge.POSTED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.twinsite.arquillian.Reply;
import dev.twinsite.arquillian.ServerModel;
import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import dev.twinsite.arquillian.Story;
import dev.twinsite.client.FactState;
import dev.twinsite.drill.journal.Known;
import dev.twinsite.drill.workload.Load;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.as.controller.client.helpers.Operations;
import org.jboss.dmr.ModelNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The shipped runbooks, each started by one call to a console, on two whole sites with people who
 * use them. What a run says of itself is compared with what can be seen from outside.
 */
@ArquillianTest
@Story
@Tag(Mirror.TAG)
@Order(43)
class RunbooksIT {

  @ArquillianResource Sites sites;

  private Town town;

  @AfterAll
  void leaveDeclaringToPeople() {
    sites.leaveDeclaringToPeople();
  }

  @Test
  @Order(1)
  void switchOverUnderTrafficLeavesNothingPending() {
    town = Town.ofImpatientPeople(sites);
    try (Load traffic = town.traffic()) {
      Watched.started(sites, sites.pangyo(), "switch-over", sites.pangyo()).awaitPassed();
      assertThat(traffic.failures()).isEmpty();
    }
    for (Site console : sites.both()) {
      assertThat(sites.stateAt(console, sites.ansan())).isEqualTo("DRAINED");
    }
    assertCarriesEverything(sites.pangyo());
    assertSendsPeopleTo(sites.pangyo(), sites.ansan());
    town.journal().all().stream().filter(Known::isTransfer).forEach(this::assertDecided);
  }

  private void assertCarriesEverything(Site site) {
    sites.awaitMode(site, "ALONE");
    town.transfer(site, 1_000, POSTED);
  }

  private static void assertSendsPeopleTo(Site there, Site from) {
    Reply reply = from.get("/api/v1/site/ready?for=messages").send();
    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.text()).contains(there.addresses().get(0).toString());
  }

  private void assertDecided(Known transfer) {
    UUID id = transfer.write().id();
    assertThat(town.stands(sites.pangyo(), id, FactState.PENDING)).as("%s", transfer).isFalse();
  }

  @Test
  @Order(2)
  void drainedSiteRejoins() {
    long epoch = sites.epochAt(sites.pangyo());
    sites.rejoin(sites.ansan(), sites.pangyo(), epoch).orFail();
    sites.awaitBothActive();
    town.awaitMessages(sites, sites.ansan(), BOTH_SITES);
    sites.check(town.promises());
  }

  @Test
  @Order(3)
  void survivorGetsAReleaseAndTheOneBeforeWhileTheOtherSiteIsGone() {
    NextRelease.putIntoBothDepots(sites);
    Site pangyo = sites.pangyo();
    String shipped = releaseAt(pangyo);
    sites.lose(sites.ansan());
    sites.declareLost(sites.ansan());
    for (String release : List.of(NextRelease.VERSION, shipped)) {
      Watched.deploying(sites, pangyo, release, pangyo).awaitPassedAt(pangyo);
      assertThat(releaseAt(pangyo)).isEqualTo(release);
      assertCarriesEverything(pangyo);
    }
  }

  private String releaseAt(Site site) {
    for (JsonNode each : sites.seenByOperatorAt(site).path("sites")) {
      if (each.path("site").asText().equals(site.name())) {
        return each.path("release").asText();
      }
    }
    return "";
  }

  @Test
  @Order(4)
  void oneCallRecoversAKilledSite() {
    JsonNode run =
        Watched.started(sites, sites.pangyo(), "recover-site", sites.ansan()).awaitPassed();
    assertThat(run.path("manualSteps").asInt()).isEqualTo(1);
    sites.awaitBothActive();
    town.awaitMessages(sites, sites.ansan(), BOTH_SITES);
    sites.check(town.promises());
  }

  @Test
  @Order(5)
  void recoveryDeclaresALossThatNobodyHasDeclared() {
    sites.lose(sites.pangyo());
    UUID waiting = town.transfer(sites.ansan(), 1_000, PENDING);
    JsonNode run =
        Watched.started(sites, sites.ansan(), "recover-site", sites.pangyo()).awaitPassed();
    assertThat(run.path("manualSteps").asInt()).isEqualTo(1);
    town.awaitPosted(sites, waiting);
    sites.awaitBothActive();
    sites.check(town.promises());
  }

  @Test
  @Order(6)
  void linkIsCutByAPersonAndOneSiteCarriesOn() {
    sites.declareAutomatically(sites.pangyo());
    Watched drill = Watched.started(sites, sites.pangyo(), "isolation-drill", sites.pangyo());
    drill.awaitStep(sites.pangyo(), "cut the link", "RUNNING");
    sites.cutLink();
    drill.awaitStep(sites.pangyo(), "heal the link", "RUNNING");
    assertCarriesEverything(sites.pangyo());
    sites.awaitState(sites.ansan(), sites.ansan(), "LOST");
    sites.healLink();
    assertThat(drill.awaitPassed().path("manualSteps").asInt()).isEqualTo(3);
    sites.awaitBothActive();
    sites.check(town.promises());
  }

  @Test
  @Order(7)
  void releaseIsInstalledAtBothSitesUnderTrafficAndTakenBackWhenAborted() {
    NextRelease.putIntoBothDepots(sites);
    String shipped = releaseAt(sites.pangyo());
    try (Load traffic = town.traffic()) {
      Watched.deploying(sites, sites.pangyo(), NextRelease.VERSION, sites.ansan()).awaitPassed();
      sites.both().forEach(site -> assertThat(releaseAt(site)).isEqualTo(NextRelease.VERSION));
      Watched back = Watched.deploying(sites, sites.pangyo(), shipped, sites.ansan());
      back.awaitStep(sites.pangyo(), "install at ansan", "COMPLETED");
      sites.abortRun(sites.pangyo(), back.id()).orFail();
      sites.awaitRun(sites.pangyo(), back.id(), "ABORTED", Duration.ofMinutes(2));
      sites.both().forEach(site -> assertThat(releaseAt(site)).isEqualTo(NextRelease.VERSION));
      Watched.deploying(sites, sites.ansan(), shipped, sites.pangyo()).awaitPassed();
      assertThat(traffic.failures()).isEmpty();
    }
    sites.both().forEach(site -> assertThat(releaseAt(site)).isEqualTo(shipped));
    sites.awaitBothActive();
    sites.check(town.promises());
  }

  @Test
  @Order(8)
  void rollingRestartRestartsBothApplicationsAndServesThroughout() {
    String pangyo = startOf(sites.pangyo());
    String ansan = startOf(sites.ansan());
    try (Load traffic = town.traffic()) {
      Watched.started(sites, sites.pangyo(), "rolling-restart", sites.ansan()).awaitPassed();
      assertThat(traffic.failures()).isEmpty();
    }
    assertThat(startOf(sites.pangyo())).isNotEqualTo(pangyo);
    assertThat(startOf(sites.ansan())).isNotEqualTo(ansan);
    sites.awaitBothActive();
    sites.check(town.promises());
  }

  private static String startOf(Site site) {
    ModelNode read =
        Operations.createReadAttributeOperation(
            ServerModel.address("core-service", "platform-mbean", "type", "runtime"), "start-time");
    return site.firstServerModel().perform(read).asString();
  }
}
