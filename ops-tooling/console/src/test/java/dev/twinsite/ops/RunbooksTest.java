package dev.twinsite.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.ops.drill.DrillPlan;
import dev.twinsite.ops.release.Depots;
import dev.twinsite.ops.runbook.RunStarter.Start;
import dev.twinsite.quorum.ClientEvidence;
import dev.twinsite.quorum.Rule;
import dev.twinsite.quorum.Ruling.Noted;
import dev.twinsite.quorum.Ruling.Refused;
import dev.twinsite.quorum.RunRecord;
import dev.twinsite.quorum.RunStep;
import dev.twinsite.quorum.Sighting;
import dev.twinsite.quorum.VoterName;
import dev.twinsite.site.SiteState;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs of runbooks at two ops servers with two databases, and what becomes of them. */
@Execution(ExecutionMode.CONCURRENT)
class RunbooksTest {

  /** The step of the surge that waits for clients. */
  private static final int ASKED = 4;

  @TempDir Path disk;

  private TwoPlaces places;
  private Place pangyo;
  private Place ansan;
  private ThirdVoter witness;
  private Switches switches;

  @BeforeEach
  void build() throws IOException, SQLException {
    places = new TwoPlaces(disk);
    pangyo = places.pangyo;
    ansan = places.ansan;
    witness = places.witness;
    switches = new Switches(pangyo, ansan);
    pangyo.power(switches);
    ansan.power(switches);
    pangyo.start();
    ansan.start();
    await("both are fenced", () -> pangyo.fencedEpoch() == 1 && ansan.fencedEpoch() == 1);
    await("both are at work", () -> pangyo.isAtWork() && ansan.isAtWork());
  }

  @AfterEach
  void end() throws IOException {
    places.close();
  }

  @Test
  void aDrainedSiteTookNothingNewBeforeItWasOut() {
    ansan.owes(3);
    UUID run = begin(pangyo, "drain", "ansan");
    await("ansan takes nothing new", () -> ansan.entrance().equals("DRAINED"));
    assertThat(ansan.fenced(ansan)).as("what was taken is still sent").isEqualTo("ACTIVE");
    assertThat(pangyo.stateOf(ansan)).isEqualTo(SiteState.ACTIVE);
    ansan.owes(0);
    awaitEnd(run, RunRecord.State.COMPLETED);
    assertThat(ansan.fenced(ansan)).isEqualTo("DRAINED");
    assertThat(find(ansan, run).verdict()).isEqualTo("PASSED");
    assertThat(find(ansan, run)).isEqualTo(find(pangyo, run));
  }

  @Test
  void aRunIsCarriedOnByTheOtherOpsServerWhenItsDriverDies() {
    pangyo.owes(3);
    UUID run = begin(ansan, "drain", "pangyo");
    await("it is at its first step", () -> stateOf(pangyo, run, 0) == RunStep.State.RUNNING);
    ansan.die();
    pangyo.owes(0);
    await("pangyo-ops has taken it over", () -> find(pangyo, run).resumedBy() != null);
    ansan.start();
    awaitEnd(run, RunRecord.State.COMPLETED);
    assertThat(String.valueOf(find(pangyo, run).resumedBy())).isEqualTo("pangyo-ops");
    assertThat(find(pangyo, run).startedBy()).isEqualTo("minji");
  }

  @Test
  void anAbortedRunOpensTheSiteAgain() {
    ansan.owes(3);
    UUID run = begin(pangyo, "drain", "ansan");
    await("ansan takes nothing new", () -> ansan.entrance().equals("DRAINED"));
    ansan.server().runStarter().abort(run, "junho", "a mistake");
    awaitEnd(run, RunRecord.State.ABORTED);
    await("ansan takes everything again", () -> ansan.entrance().equals("ACTIVE"));
    assertThat(find(ansan, run).why()).isEqualTo("aborted by junho: a mistake");
    assertThat(stateOf(ansan, run, 0)).isEqualTo(RunStep.State.ROLLED_BACK);
    assertThat(stateOf(ansan, run, 1)).isEqualTo(RunStep.State.WAITING);
  }

  @Test
  void aSecondRunIsRefusedAtEitherConsole() {
    ansan.owes(3);
    UUID run = begin(pangyo, "drain", "ansan");
    await("ansan knows", () -> ansan.server().runStarter().find(run).isPresent());
    for (Place at : new Place[] {pangyo, ansan}) {
      Start second = at.server().runStarter().start("drain", parameters("pangyo"), "junho");
      assertThat(second)
          .isInstanceOfSatisfying(
              Start.Contradicted.class,
              no -> assertThat(no.refused().rule()).isEqualTo(Rule.RUN_IN_PROGRESS));
    }
  }

  @Test
  void aSiteWhoseOpsServerDiesWhileItIsClosedOpensByItself() {
    ansan.owes(3);
    begin(pangyo, "drain", "ansan");
    await("ansan takes nothing new", () -> ansan.entrance().equals("DRAINED"));
    ansan.die();
    await("ansan takes everything again", () -> ansan.entrance().equals("ACTIVE"));
  }

  @Test
  void theSiteThatEverythingIsLeftToIsBroughtBackFirst() {
    awaitEnd(begin(pangyo, "switch-over", "pangyo"), RunRecord.State.COMPLETED);
    assertThat(pangyo.stateOf(ansan)).isEqualTo(SiteState.DRAINED);
    UUID back = begin(ansan, "switch-over", "ansan");
    await("ansan is on its way", () -> pangyo.stateOf(ansan) == SiteState.REJOINING);
    pangyo.regencyEnded(true);
    ansan.regencyEnded(true);
    await("ansan takes part", () -> pangyo.stateOf(ansan) == SiteState.ACTIVE);
    pangyo.regencyEnded(false);
    ansan.regencyEnded(false);
    awaitEnd(back, RunRecord.State.COMPLETED);
    assertThat(ansan.stateOf(pangyo)).isEqualTo(SiteState.DRAINED);
  }

  @Test
  void theDrillKillsTheSiteWhoseOpsServerRunsIt() {
    UUID run = begin(pangyo, "site-loss-drill", "pangyo");
    await("pangyo is lost", () -> ansan.stateOf(pangyo) == SiteState.LOST);
    await("ansan decides alone", () -> stateOf(ansan, run, 3) == RunStep.State.COMPLETED);
    await("pangyo is on its way", () -> ansan.stateOf(pangyo) == SiteState.REJOINING);
    pangyo.regencyEnded(true);
    ansan.regencyEnded(true);
    awaitEnd(run, RunRecord.State.COMPLETED);
    assertThat(find(pangyo, run).verdict()).isEqualTo("PASSED");
    assertThat(find(pangyo, run).startedBy()).isEqualTo("minji");
    assertThat(String.valueOf(find(pangyo, run).resumedBy())).isEqualTo("ansan-ops");
    assertThat(find(pangyo, run).why()).contains("power cut until the other site decides alone");
  }

  @Test
  void theDrillOfAnOpsServerThatDiesIsCarriedOnByTheOther() {
    UUID run = begin(ansan, "ops-loss-drill", "ansan");
    awaitEnd(run, RunRecord.State.COMPLETED);
    assertThat(find(pangyo, run).verdict()).isEqualTo("PASSED");
    assertThat(String.valueOf(find(pangyo, run).resumedBy())).isEqualTo("pangyo-ops");
    assertThat(pangyo.stateOf(ansan)).isEqualTo(SiteState.ACTIVE);
  }

  /** Pangyo's ops server lives; what it serves is dead. Each step is held until the driver died. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void aRecoveryIsCarriedOnWhicheverStepItsDriverDiesIn(int step) {
    pangyo.applicationUp(false);
    pangyo.databaseUp(false);
    if (step == 0) {
      ansan.applicationUp(false);
      await("ansan is missed", () -> !ansan.isAtWork() && !isSeenByTheWitness(ansan));
    }
    switches.stuck(step == 2);
    UUID run = begin(ansan, "recover-site", "pangyo");
    await("step " + step + " has begun", () -> hasBegun(run, step));
    ansan.die();
    RunStep.State whenItDied = stateOf(pangyo, run, step);
    ansan.applicationUp(true);
    switches.stuck(false);
    await("pangyo-ops has taken it over", () -> find(pangyo, run).resumedBy() != null);
    ansan.start();
    comeBackTo(run);
    assertThat(step == 3 || whenItDied == RunStep.State.RUNNING).as("in the middle").isTrue();
    assertThat(String.valueOf(find(ansan, run).resumedBy())).isEqualTo("pangyo-ops");
  }

  @Test
  void aRecoveryEndsWhenBothOpsServersDiedInItAndCameBack() {
    pangyo.applicationUp(false);
    pangyo.databaseUp(false);
    switches.stuck(true);
    UUID run = begin(ansan, "recover-site", "pangyo");
    await("it is switched on", () -> hasBegun(run, 2));
    ansan.die();
    pangyo.die();
    switches.stuck(false);
    ansan.start();
    pangyo.start();
    comeBackTo(run);
  }

  private boolean isSeenByTheWitness(Place site) {
    return ansan
        .server()
        .vote()
        .state()
        .sighting(site.name(), VoterName.WITNESS)
        .filter(Sighting::sees)
        .isPresent();
  }

  private boolean hasBegun(UUID run, int step) {
    RunStep.State state = stateOf(pangyo, run, step);
    return state != null && state != RunStep.State.WAITING;
  }

  private void comeBackTo(UUID run) {
    await("pangyo returns", () -> isReturning(pangyo));
    pangyo.regencyEnded(true);
    ansan.regencyEnded(true);
    awaitEnd(run, RunRecord.State.COMPLETED);
    assertThat(find(pangyo, run).verdict()).as(find(pangyo, run).why()).isEqualTo("PASSED");
    assertThat(ansan.stateOf(pangyo)).isEqualTo(SiteState.ACTIVE);
  }

  @Test
  void aDrillThatIsDueIsHeldByItselfAndRememberedAtBothSites() {
    String plan = "ops-loss-drill of ansan every PT1H from " + Instant.now();
    pangyo.die();
    ansan.die();
    pangyo.drills(DrillPlan.list(plan));
    ansan.drills(DrillPlan.list(plan));
    ansan.start();
    pangyo.start();
    await("both know that it passed", () -> hasPassed(pangyo) && hasPassed(ansan));
    RunRecord run = pangyo.server().runStarter().runs().get(0);
    assertThat(run.startedBy()).isEqualTo("(schedule)");
    assertThat(pangyo.server().runStarter().manualSteps(run)).isZero();
    assertThat(pangyo.server().drills().history().all()).hasSize(1);
  }

  private static boolean hasPassed(Place at) {
    return at.server().drills().history().lastPassedAt("ansan").isPresent();
  }

  @Test
  void bothSitesAreRestartedOneAfterTheOther() {
    UUID run = begin(pangyo, "rolling-restart", "ansan");
    for (Place restarted : new Place[] {ansan, pangyo}) {
      await(restarted.name() + " returns", () -> isReturning(restarted));
      pangyo.regencyEnded(true);
      ansan.regencyEnded(true);
      await(restarted.name() + " is back", () -> witnessed(restarted) == SiteState.ACTIVE);
      pangyo.regencyEnded(false);
      ansan.regencyEnded(false);
    }
    awaitEnd(run, RunRecord.State.COMPLETED);
    assertThat(find(pangyo, run).verdict()).isEqualTo("PASSED");
  }

  private boolean isReturning(Place site) {
    return witnessed(site) == SiteState.REJOINING;
  }

  private SiteState witnessed(Place site) {
    return witness.voter().current().orElseThrow().stateOf(site.name());
  }

  @Test
  void theDrillStopsAndBringsTheSiteBackWhenTheOtherOneFails() {
    UUID run = begin(ansan, "site-loss-drill", "pangyo");
    await("pangyo is dark", () -> stateOf(ansan, run, 1) == RunStep.State.COMPLETED);
    ansan.applicationUp(false);
    await("the drill is stopped", () -> isEnding(run, RunRecord.State.STOPPED));
    ansan.applicationUp(true);
    await("pangyo is switched on", () -> !pangyo.isDark());
    await("pangyo may return", () -> ansan.stateOf(pangyo) != SiteState.LOST);
    pangyo.regencyEnded(true);
    ansan.regencyEnded(true);
    awaitEnd(run, RunRecord.State.STOPPED);
    assertThat(find(ansan, run).verdict()).isEqualTo("STOPPED");
    assertThat(stateOf(ansan, run, 1)).isEqualTo(RunStep.State.ROLLED_BACK);
    assertThat(ansan.stateOf(pangyo)).isEqualTo(SiteState.ACTIVE);
  }

  private boolean isEnding(UUID run, RunRecord.State end) {
    RunRecord now = find(ansan, run);
    return now.ending() == end || now.state() == end;
  }

  @Test
  void theSurgeWaitsForWhatClientsSawAndPassesByIt() {
    UUID run = begin(ansan, "surge-drill", "pangyo");
    awaitTheQuestion(run);
    assertThat(find(ansan, run).steps().get(ASKED).detail())
        .contains("send ansan 2 times the usual load", "runs/" + run + "/evidence");
    handIn(ansan, run, seen(0, 4_000L));
    comeBackFromTheSurge(run);
    assertThat(find(pangyo, run).verdict()).as(find(pangyo, run).why()).isEqualTo("PASSED");
    assertThat(find(pangyo, run).why()).contains("clients back to normal: 4000 ms");
    await("both keep it", () -> heldEvidence(pangyo) == 1 && heldEvidence(ansan) == 1);
  }

  @Test
  void theSurgeIsCompletedAndFailsIfAnythingAcknowledgedWasLost() {
    UUID run = begin(ansan, "surge-drill", "pangyo");
    awaitTheQuestion(run);
    handIn(ansan, run, seen(2, 12_000L));
    comeBackFromTheSurge(run);
    assertThat(find(pangyo, run).verdict()).isEqualTo("FAILED");
    assertThat(find(pangyo, run).why())
        .startsWith("the load saw 2 acknowledged and lost; ")
        .contains("clients back to normal: 12000 ms, more than 10000 ms");
  }

  @Test
  void whatClientsHandedInBeforeTheyWereAskedIsNotTheAnswer() {
    pangyo.owes(2_000);
    UUID run = begin(ansan, "surge-drill", "pangyo");
    await("it is at its first step", () -> stateOf(ansan, run, 0) == RunStep.State.RUNNING);
    handIn(pangyo, run, seen(0, null));
    pangyo.owes(0);
    awaitTheQuestion(run);
    handIn(ansan, run, seen(0, null));
    comeBackFromTheSurge(run);
    assertThat(find(ansan, run).evidence()).hasSize(1);
    assertThat(find(ansan, run).why()).startsWith("no client has measured backToNormal");
    assertThat(find(ansan, run).verdict()).isEqualTo("FAILED");
  }

  @Test
  void nobodyHandsInEvidenceForARunThatIsOverOrUnknown() {
    UUID run = begin(ansan, "drain", "pangyo");
    awaitEnd(run, RunRecord.State.COMPLETED);
    assertThat(ansan.server().runStarter().add(run, seen(0, null)))
        .hasValueSatisfying(no -> assertThat(((Refused) no).rule()).isEqualTo(Rule.RUN_OVER));
    assertThat(ansan.server().runStarter().add(UUID.randomUUID(), seen(0, null)))
        .hasValueSatisfying(no -> assertThat(((Refused) no).rule()).isEqualTo(Rule.UNKNOWN_RUN));
  }

  private void awaitTheQuestion(UUID run) {
    await(
        "clients are asked",
        () -> find(ansan, run).steps().get(ASKED).detail().startsWith("a person is asked"));
  }

  /** Again and again until there is a ruling: saying the same twice does no harm. */
  private void handIn(Place at, UUID run, ClientEvidence evidence) {
    await(
        "it is kept",
        () ->
            at.server()
                .runStarter()
                .add(run, evidence)
                .filter(Noted.class::isInstance)
                .isPresent());
    assertThat(find(at, run).evidence()).as("who handed it in finds it").containsExactly(evidence);
  }

  private static ClientEvidence seen(long lost, Long backToNormal) {
    return new ClientEvidence(
        "the load",
        "minji",
        Instant.now(),
        900,
        lost,
        0,
        0,
        0,
        30,
        0,
        7,
        900L,
        3_000L,
        backToNormal);
  }

  private void comeBackFromTheSurge(UUID run) {
    await("pangyo returns", () -> ansan.stateOf(pangyo) == SiteState.REJOINING);
    pangyo.regencyEnded(true);
    ansan.regencyEnded(true);
    awaitEnd(run, RunRecord.State.COMPLETED);
  }

  private static int heldEvidence(Place at) {
    return at.server().drills().history().all().get(0).evidence().size();
  }

  @Test
  void aReleaseIsInstalledAtOneSiteAfterTheOther() throws IOException {
    try (Scanners scanners = releases("1", "2")) {
      UUID run = deploy(pangyo, "ansan", "2");
      for (Place each : new Place[] {ansan, pangyo}) {
        await(each.name() + " returns", () -> isReturning(each));
        assertThat(scanners.runs(each)).isEqualTo("2");
        returned(each);
      }
      awaitEnd(run, RunRecord.State.COMPLETED);
      assertThat(find(ansan, run).verdict()).isEqualTo("PASSED");
    }
  }

  @Test
  void anAbortedReleaseIsTakenBackByTheSiteThatHasIt() throws IOException {
    try (Scanners scanners = releases("1", "2")) {
      UUID run = deploy(pangyo, "ansan", "2");
      await("ansan has it", () -> stateOf(pangyo, run, 3) == RunStep.State.COMPLETED);
      assertThat(scanners.runs(ansan)).isEqualTo("2");
      pangyo.server().runStarter().abort(run, "junho", "it is slow");
      await("ansan returns", () -> isReturning(ansan));
      assertThat(scanners.runs(ansan)).isEqualTo("1");
      returned(ansan);
      awaitEnd(run, RunRecord.State.ABORTED);
      assertThat(scanners.runs(pangyo)).isEqualTo("1");
    }
  }

  @Test
  void aReleaseThatDoesNotStartIsTakenBackWithTheReason() throws IOException {
    try (Scanners scanners = releases("1", "broken")) {
      UUID run = deploy(pangyo, "ansan", "broken");
      await("ansan returns", () -> isReturning(ansan));
      assertThat(scanners.runs(ansan)).isEqualTo("1");
      returned(ansan);
      awaitEnd(run, RunRecord.State.FAILED);
      assertThat(find(ansan, run).why()).contains("'install at ansan' failed: ansan-1 does not");
    }
  }

  @Test
  void anAbsentSiteIsLeftOutAndTheOtherGetsItWhereItStands() throws IOException {
    try (Scanners scanners = releases("1", "2")) {
      awaitEnd(begin(pangyo, "switch-over", "pangyo"), RunRecord.State.COMPLETED);
      ansan.loseEverything();
      await("ansan is silent", () -> pangyo.server().lookout().isPeerSilent());
      UUID run = deploy(pangyo, "pangyo", "2");
      await("the run ends", () -> find(pangyo, run).state().isEnd());
      assertThat(find(pangyo, run).verdict()).as(find(pangyo, run).why()).isEqualTo("PASSED");
      assertThat(find(pangyo, run).steps().get(7).detail()).contains("ansan is DRAINED");
      assertThat(scanners.runs(pangyo)).isEqualTo("2");
      assertThat(scanners.runs(ansan)).isEqualTo("1");
      assertThat(ansan.isDark()).isTrue();
    }
  }

  @Test
  void aReleaseOfOtherContentsInTheOtherDepotIsInstalledNowhere() throws IOException {
    try (Scanners scanners = releases("1", "2")) {
      Depots.put(ansan.depot(), "2", "something else");
      await("ansan says so", () -> !depotOf(ansan, "2").equals(depotOf(pangyo, "2")));
      UUID run = deploy(pangyo, "ansan", "2");
      awaitEnd(run, RunRecord.State.FAILED);
      assertThat(find(pangyo, run).why()).contains("the depot of ansan has other contents");
      assertThat(scanners.runs(ansan)).isEqualTo("1");
      assertThat(pangyo.stateOf(ansan)).isEqualTo(SiteState.ACTIVE);
    }
  }

  private String depotOf(Place site, String version) {
    var report = pangyo.server().lookout().freshReport(site.name()).orElseThrow().releases();
    return report.depot().getOrDefault(version, "");
  }

  @Test
  void anUnknownReleaseIsRefusedWithTheOnesThereAre() throws IOException {
    try (Scanners scanners = releases("1", "2")) {
      assertThat(complaints("deploy-release", Map.of("site", "ansan", "version", "9")))
          .contains("parameters.version is '9'; the depot of this ops server has [1, 2]");
    }
  }

  /** Both depots have both releases, and both sites run the first. */
  private Scanners releases(String first, String second) throws IOException {
    Scanners scanners = new Scanners(pangyo, ansan);
    for (Place each : new Place[] {pangyo, ansan}) {
      Depots.put(each.depot(), first, first);
      Depots.put(each.depot(), second, second);
      scanners.begin(each, first);
      for (Place at : new Place[] {pangyo, ansan}) {
        await("they run " + first, () -> first.equals(runs(at, each)));
      }
    }
    return scanners;
  }

  private static String runs(Place at, Place each) {
    return at.server()
        .lookout()
        .freshReport(each.name())
        .map(report -> report.releases().runs())
        .orElse(null);
  }

  private UUID deploy(Place at, String site, String version) {
    Map<String, String> parameters = Map.of("site", site, "version", version);
    Start start = at.server().runStarter().start("deploy-release", parameters, "minji");
    assertThat(start).isInstanceOf(Start.Begun.class);
    return ((Start.Begun) start).run().id();
  }

  private void returned(Place site) {
    pangyo.regencyEnded(true);
    ansan.regencyEnded(true);
    await(site.name() + " is back", () -> witnessed(site) == SiteState.ACTIVE);
    pangyo.regencyEnded(false);
    ansan.regencyEnded(false);
  }

  @Test
  void whatMakesNoSenseIsNotBegun() {
    assertThat(complaints("fly", Map.of("site", "ansan"))).contains("runbook is 'fly'");
    assertThat(complaints("drain", Map.of("site", "seoul", "reason", "r")))
        .contains("parameters.site is 'seoul'; it is one of [ansan, pangyo]");
    assertThat(complaints("drain", Map.of("site", "ansan")))
        .contains("parameters.reason is missing");
    assertThat(complaints("drain", Map.of("site", "ansan", "reason", "r", "speed", "9")))
        .contains("parameters.speed is not known");
    assertThat(complaints("surge-drill", Map.of("site", "ansan", "times", "101", "lasting", "1")))
        .contains("parameters.times is '101'; it is a whole number from 1 to 100")
        .contains("parameters.lasting is '1'; it is a duration");
    assertThat(complaints("drain", Map.of("site", "ansan", "reason", "two\nlines")))
        .contains("parameters.reason must be one line");
  }

  private String complaints(String runbook, Map<String, String> parameters) {
    Start start = pangyo.server().runStarter().start(runbook, parameters, "minji");
    assertThat(start).isInstanceOf(Start.Invalid.class);
    return String.join("; ", ((Start.Invalid) start).complaints());
  }

  private UUID begin(Place at, String runbook, String site) {
    UUID[] id = new UUID[1];
    await(
        runbook + " begins",
        () -> {
          Start start = at.server().runStarter().start(runbook, parameters(site), "minji");
          id[0] = start instanceof Start.Begun begun ? begun.run().id() : null;
          return id[0] != null;
        });
    assertThat(at.server().runStarter().find(id[0])).as("who began it finds it").isPresent();
    return id[0];
  }

  private static Map<String, String> parameters(String site) {
    return Map.of("site", site, "reason", "planned work");
  }

  private static RunRecord find(Place at, UUID run) {
    return at.server().runStarter().find(run).orElseThrow();
  }

  private static RunStep.State stateOf(Place at, UUID run, int step) {
    return at.server()
        .runStarter()
        .find(run)
        .map(one -> one.steps().get(step).state())
        .orElse(null);
  }

  private void awaitEnd(UUID run, RunRecord.State end) {
    await(
        "the run is " + end,
        () -> find(pangyo, run).state() == end && find(ansan, run).equals(find(pangyo, run)));
  }

  private void await(String what, Await.Condition condition) {
    Await.until(what, () -> pangyo + "\n" + ansan + "\n" + witness, condition);
  }
}
