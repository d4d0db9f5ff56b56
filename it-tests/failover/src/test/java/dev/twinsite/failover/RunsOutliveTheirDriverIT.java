package dev.twinsite.failover;

import static dev.twinsite.drill.journal.Knowledge.BOTH_SITES;
import static dev.twinsite.drill.journal.Knowledge.POSTED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import dev.twinsite.arquillian.Story;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A run goes on when the ops server that drives it is killed: in a drill that kills the whole site
 * of that server, and in the middle of the steps of a recovery. Pangyo is the site that is
 * recovered.
 */
@ArquillianTest
@Story
@Tag(Mirror.TAG)
@Order(44)
class RunsOutliveTheirDriverIT {

  private static final String LOOKING = "ansan carries everything";
  private static final String DECLARING = "pangyo is known to be out";
  private static final String SWITCHING_ON = "switch pangyo on";

  /** How often a step may be over before its driver is dead. */
  private static final int ATTEMPTS = 2;

  @ArquillianResource Sites sites;

  private Town town;

  @Test
  @Order(1)
  void drillKillsTheSiteWhoseOpsServerRunsIt() {
    town = Town.founded(sites);
    Watched drill = Watched.started(sites, sites.pangyo(), "site-loss-drill", sites.pangyo());
    drill.awaitStep(sites.ansan(), "ansan decides alone", "COMPLETED");
    town.transfer(sites.ansan(), 1_000, POSTED);
    JsonNode run = drill.awaitPassed();
    assertThat(run.path("startedBy").asText()).isEqualTo("operator");
    assertThat(run.path("resumedBy").asText()).isEqualTo("ansan-ops");
    assertThat(run.path("drivenBy").asText()).isEqualTo("ansan-ops");
    assertThat(run.path("manualSteps").asInt()).isEqualTo(1);
    assertThat(run.path("measures")).hasSize(3);
    assertBothServe();
  }

  @Test
  @Order(2)
  void recoveryGoesOnWhenItsDriverIsKilledAndThenTheOneThatTookItOver() {
    killApplicationOf(sites.pangyo());
    Watched run = Watched.started(sites, sites.ansan(), "recover-site", sites.pangyo());
    assertThat(killDriverIn(DECLARING, run, sites.ansan())).as("it was in the middle").isTrue();
    killDriverIn(SWITCHING_ON, run, sites.pangyo());
    run.awaitPassed();
    assertBothServe();
  }

  @Test
  @Order(3)
  void recoveryGoesOnWhenItsDriverIsKilledWhileItLooks() {
    assertGoesOnWithoutItsDriverIn(LOOKING);
  }

  @Test
  @Order(4)
  void recoveryGoesOnWhenItsDriverIsKilledWhileItSwitchesOn() {
    assertGoesOnWithoutItsDriverIn(SWITCHING_ON);
  }

  private void assertGoesOnWithoutItsDriverIn(String step) {
    int attempts = 0;
    while (!survivesTheDeathOfItsDriverIn(step)) {
      assertThat(++attempts).as("'%s' is over too soon", step).isLessThan(ATTEMPTS);
    }
  }

  private boolean survivesTheDeathOfItsDriverIn(String step) {
    killApplicationOf(sites.pangyo());
    Watched run = Watched.started(sites, sites.ansan(), "recover-site", sites.pangyo());
    boolean inTheMiddle = killDriverIn(step, run, sites.ansan());
    run.awaitPassed();
    assertBothServe();
    return inTheMiddle;
  }

  @Test
  @Order(5)
  void recoveryGoesOnWhenBothOpsServersAreKilledAndComeBack() {
    killApplicationOf(sites.pangyo());
    Watched run = Watched.started(sites, sites.ansan(), "recover-site", sites.pangyo());
    run.awaitStep(sites.ansan(), SWITCHING_ON, "RUNNING");
    sites.kill(sites.ansan().operationsServer());
    sites.kill(sites.pangyo().operationsServer());
    sites.start(sites.ansan().operationsServer());
    sites.start(sites.pangyo().operationsServer());
    run.awaitPassed();
    assertBothServe();
  }

  private void killApplicationOf(Site site) {
    sites.kill(site.firstServer());
    sites.kill(site.databaseServer());
  }

  /** Whether it died before the step was over; it is back, and the other one drives, afterwards. */
  private boolean killDriverIn(String step, Watched run, Site at) {
    Site other = sites.peerOf(at);
    run.awaitBegun(other, step);
    sites.kill(at.operationsServer());
    boolean inTheMiddle = run.isUnderWay(other, step);
    run.awaitResumedBy(other);
    sites.start(at.operationsServer());
    return inTheMiddle;
  }

  private void assertBothServe() {
    sites.awaitBothActive();
    for (Site site : sites.both()) {
      town.awaitMessages(sites, site, BOTH_SITES);
    }
    sites.check(town.promises());
  }
}
