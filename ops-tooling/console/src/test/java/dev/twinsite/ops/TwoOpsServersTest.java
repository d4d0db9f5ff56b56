package dev.twinsite.ops;

import static dev.twinsite.site.SiteState.ACTIVE;
import static dev.twinsite.site.SiteState.LOST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.ops.run.Run;
import dev.twinsite.ops.run.RunDriver.Start;
import dev.twinsite.ops.run.RunDriver.Start.Begun;
import dev.twinsite.ops.run.RunDriver.Start.Refused;
import dev.twinsite.ops.run.Runbook;
import dev.twinsite.quorum.Command;
import dev.twinsite.quorum.Command.Admit;
import dev.twinsite.quorum.Command.DeclareLost;
import dev.twinsite.quorum.Command.Rejoin;
import dev.twinsite.quorum.Proposal;
import dev.twinsite.quorum.Rule;
import dev.twinsite.site.Epoch;
import dev.twinsite.site.Incarnation;
import dev.twinsite.site.SiteState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two ops servers, two databases, and what becomes of them. Mostly they wait, so they may overlap.
 */
@Execution(ExecutionMode.CONCURRENT)
class TwoOpsServersTest {

  @TempDir Path disk;

  private Place pangyo;
  private Place ansan;

  @BeforeEach
  void build() throws IOException, SQLException {
    pangyo = new Place("pangyo", "ansan", disk.resolve("pangyo"));
    ansan = new Place("ansan", "pangyo", disk.resolve("ansan"));
    pangyo.reaches(ansan);
    ansan.reaches(pangyo);
  }

  @AfterEach
  void end() {
    pangyo.close();
    ansan.close();
  }

  @Test
  void bothSitesAreAdmittedAtTheirFirstStart() {
    startBoth();
    assertThat(pangyo.states()).isEqualTo(ansan.states());
    assertThat(pangyo.fenced(ansan)).isEqualTo("ACTIVE");
    assertThat(ansan.fenced(pangyo)).isEqualTo("ACTIVE");
    await("each database knows both keys", () -> pangyo.knownKeys() == 2 && ansan.knownKeys() == 2);
  }

  @Test
  void nobodyIsAdmittedAloneAtTheFirstStart() throws SQLException {
    pangyo.start();
    await("the database answers", () -> pangyo.server().database().trouble().isEmpty());
    UUID boot = pangyo.boot("pangyo-1");
    assertThat(pangyo.server().vote().current()).isEmpty();
    assertThat(refusal(pangyo, lost(ansan, 1))).isEqualTo(Rule.NO_STATES);
    assertThat(pangyo.isConfirmed(boot)).isFalse();
  }

  @Test
  void sitesAreAdmittedWhenTheLaterDatabaseIsThere() {
    ansan.databaseUp(false);
    pangyo.start();
    ansan.start();
    await("ansan greets", () -> ansan.server().link().trouble().isEmpty());
    assertThat(pangyo.server().vote().current()).isEmpty();
    ansan.databaseUp(true);
    awaitBoth(ACTIVE, ACTIVE);
  }

  @Test
  void aStartIsConfirmedWhenTheOpsServersAgree() throws SQLException {
    startBoth();
    UUID boot = pangyo.boot("pangyo-1");
    await("the start is confirmed", () -> pangyo.isConfirmed(boot));
    UUID again = pangyo.boot("pangyo-1");
    await("the next start is confirmed", () -> pangyo.isConfirmed(again));
  }

  @Test
  void aStartIsNotConfirmedWhileThePeerCannotBeAskedUntilAPersonAdmitsTheSite()
      throws SQLException {
    startBoth();
    ansan.loseEverything();
    pangyo.die();
    pangyo.start();
    await("the database answers", () -> pangyo.server().database().trouble().isEmpty());
    UUID boot = pangyo.boot("pangyo-1");
    awaitOutOfReach(pangyo);
    assertThat(pangyo.isConfirmed(boot)).isFalse();
    begin(pangyo, Runbook.ADMIT, new Admit(pangyo.name(), new Epoch(1), "peer is off", "op"));
    await("the start is confirmed", () -> pangyo.isConfirmed(boot));
    assertThat(pangyo.fencedEpoch()).isEqualTo(2);
  }

  @Test
  void anAdmissionIsOverWhenTheOtherOpsServerCanBeAskedAgain() throws SQLException {
    startBoth();
    ansan.loseEverything();
    pangyo.die();
    pangyo.start();
    awaitOutOfReach(pangyo);
    begin(pangyo, Runbook.ADMIT, new Admit(pangyo.name(), new Epoch(1), "peer is off", "op"));
    ansan.comeBack();
    await("pangyo hears it", () -> pangyo.server().link().trouble().isEmpty());
    UUID boot = pangyo.boot("pangyo-1");
    await("the other one says the same", () -> pangyo.isConfirmed(boot));
    cutLink();
    awaitOutOfReach(pangyo);
    UUID later = pangyo.boot("pangyo-1");
    awaitLooks(pangyo);
    assertThat(pangyo.isConfirmed(later)).isFalse();
  }

  @Test
  void theSurvivorConfirmsStartsByItself() throws SQLException {
    startBoth();
    loseAndDeclare(ansan, pangyo);
    pangyo.die();
    pangyo.start();
    await("the database answers", () -> pangyo.server().database().trouble().isEmpty());
    UUID boot = pangyo.boot("pangyo-1");
    await("the start is confirmed", () -> pangyo.isConfirmed(boot));
  }

  @Test
  void aSiteThatIsAliveIsNotDeclaredLost() {
    startBoth();
    await("ansan shows life", () -> pangyo.server().lookout().peerReport().isPresent());
    await("its application is seen", () -> ansan.server().lookout().report().signOfLife() != null);
    await(
        "pangyo knows it",
        () -> pangyo.server().lookout().peerReport().orElseThrow().value().signOfLife() != null);
    assertThat(refusal(pangyo, lost(ansan, 1))).isEqualTo(Rule.PEER_ALIVE);
    assertThat(refusal(ansan, lost(pangyo, 1))).isEqualTo(Rule.PEER_ALIVE);
  }

  @Test
  void receiptsShowThatThePeerIsAliveAlsoWhenItsOpsServerIsSilent() {
    startBoth();
    pangyo.hearsReceipts(true);
    ansan.die();
    awaitOutOfReach(pangyo);
    assertThat(refusal(pangyo, lost(ansan, 1))).isEqualTo(Rule.PEER_ALIVE);
  }

  @Test
  void aSiteWhoseDatabaseHangsIsNotAlive() {
    startBoth();
    ansan.databaseUp(false);
    await("ansan says so", () -> ansan.server().lookout().report().signOfLife() == null);
    await(
        "pangyo knows it",
        () -> pangyo.server().lookout().peerReport().orElseThrow().value().signOfLife() == null);
    Run run = begin(pangyo, Runbook.DECLARE_LOST, lost(ansan, 1));
    awaitCompleted(pangyo, run);
    assertThat(ansan.stateOf(ansan)).isEqualTo(LOST);
    ansan.databaseUp(true);
    await("ansan is fenced", () -> ansan.fenced(ansan).equals("LOST"));
  }

  @Test
  void aSiteWhoseDatabaseAnswersButCannotCommitIsNotAlive() throws SQLException {
    startBoth();
    try (Connection hanging = ansan.database().getConnection()) {
      hanging.setAutoCommit(false);
      hanging.createStatement().execute("lock table site.probe in exclusive mode");
      await("ansan says so", () -> ansan.server().lookout().report().signOfLife() == null);
      assertThat(ansan.fencedEpoch()).as("its database answers").isEqualTo(1);
      hanging.rollback();
    }
    await("it is alive again", () -> ansan.server().lookout().report().signOfLife() != null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pangyo", "ansan"})
  void aLostSiteComesBack(String which) {
    Place lost = which.equals("pangyo") ? pangyo : ansan;
    Place survivor = lost == pangyo ? ansan : pangyo;
    startBoth();
    awaitCompleted(survivor, loseAndDeclare(lost, survivor));
    lost.comeBack();
    Run run = rejoin(lost, survivor);
    await("it waits for the end of the regency", () -> lost.fenced(lost).equals("REJOINING"));
    assertThat(find(survivor, run).isRunning()).isTrue();
    endRegency(lost, survivor);
    awaitCompleted(survivor, run);
    awaitCompleted(lost, run);
    assertThat(lost.states()).isEqualTo(survivor.states());
    assertThat(lost.states().recordOf(lost.name()).incarnation()).isEqualTo(new Incarnation(2));
    assertThat(lost.fenced(lost)).isEqualTo("ACTIVE");
    assertThat(survivor.fenced(lost)).isEqualTo("ACTIVE");
  }

  @Test
  void theReturningSitesOwnOpsServerMayLetItRejoinAndThenDie() {
    startBoth();
    loseAndDeclare(ansan, pangyo);
    ansan.comeBack();
    Run run = rejoin(ansan, ansan);
    await("pangyo knows the run", () -> pangyo.server().runs().find(run.id()).isPresent());
    ansan.die();
    await("pangyo takes it over", () -> "pangyo-ops".equals(find(pangyo, run).resumedBy()));
    ansan.start();
    endRegency(ansan, pangyo);
    awaitCompleted(pangyo, run);
    awaitCompleted(ansan, run);
  }

  @Test
  void aSiteComesBackWithoutAnyRun() {
    startBoth();
    loseAndDeclare(ansan, pangyo);
    ansan.comeBack();
    awaitBoth(LOST, ACTIVE);
    await(
        "identity is known", () -> pangyo.server().lookout().databaseOf(ansan.name()).isPresent());
    UUID database = pangyo.server().lookout().databaseOf(ansan.name()).orElseThrow();
    Rejoin rejoin = new Rejoin(ansan.name(), new Epoch(2), database, "power is back", "op");
    await(
        "regency is known",
        () -> pangyo.server().lookout().about(pangyo.states(), rejoin).peerIsRegent());
    await(
        "ansan knows", () -> ansan.server().lookout().about(ansan.states(), rejoin).peerIsRegent());
    pangyo.server().vote().propose(new Proposal(UUID.randomUUID(), rejoin, Instant.now()));
    endRegency(ansan, pangyo);
    awaitBoth(ACTIVE, ACTIVE);
  }

  @Test
  void aWipedSiteComesBackWithANewIdentity() throws SQLException {
    startBoth();
    UUID before = pangyo.states().recordOf(ansan.name()).database();
    loseAndDeclare(ansan, pangyo);
    ansan.wipe();
    ansan.comeBack();
    await("it adopts the states", () -> ansan.stateOf(ansan) == LOST);
    await("it is fenced", () -> ansan.fenced(ansan).equals("LOST"));
    UUID boot = ansan.boot("ansan-1");
    await("it says why it stays closed", () -> problem(ansan).contains("was admitted with"));
    assertThat(ansan.isConfirmed(boot)).isFalse();
    Run run = rejoin(ansan, pangyo);
    await("the start is confirmed", () -> ansan.isConfirmed(boot));
    assertThat(ansan.states().recordOf(ansan.name()).database()).isNotEqualTo(before);
    endRegency(ansan, pangyo);
    awaitCompleted(pangyo, run);
  }

  @Test
  void aWipedSiteThatNobodyDeclaredLostIsNotConfirmed() throws SQLException {
    startBoth();
    ansan.die();
    ansan.wipe();
    ansan.start();
    await("it adopts the states", () -> ansan.stateOf(ansan) == ACTIVE);
    await("its database is migrated", () -> ansan.fencedEpoch() == 1);
    UUID boot = ansan.boot("ansan-1");
    await("it says why", () -> problem(ansan).contains("declare the site lost and rejoin it"));
    assertThat(ansan.isConfirmed(boot)).isFalse();
    assertThat(ansan.server().lookout().report().signOfLife()).isNull();
  }

  @Test
  void aDatabaseOfTheOtherSiteIsLeftAlone() {
    startBoth();
    ansan.swapDatabase(pangyo.database());
    await("it says so", () -> problem(ansan).contains("belongs to the site 'pangyo'"));
  }

  @Test
  void aDatabaseThatWasRestoredGetsANewIdentity() throws SQLException {
    startBoth();
    UUID before = ansan.states().recordOf(ansan.name()).database();
    loseAndDeclare(ansan, pangyo);
    ansan.comeBack();
    await("ansan is fenced", () -> ansan.fencedEpoch() == 2);
    ansan.run("update site.site_state set epoch = 1, state = 'ACTIVE'");
    await("it is fenced again", () -> ansan.fencedEpoch() == 2);
    await("it says why", () -> problem(ansan).contains("was admitted with " + before));
  }

  @Test
  void anOpsServerThatLostItsFilesTakesTheStatesFromItsDatabase() throws SQLException {
    startBoth();
    loseAndDeclare(ansan, pangyo);
    pangyo.die();
    var database = pangyo.database();
    pangyo.wipe();
    pangyo.swapDatabase(database);
    pangyo.start();
    await("it knows the states", () -> pangyo.stateOf(ansan) == LOST);
    UUID boot = pangyo.boot("pangyo-1");
    awaitOutOfReach(pangyo);
    assertThat(pangyo.isConfirmed(boot)).as("its states may be old").isFalse();
    pangyo.die();
    pangyo.start();
    awaitOutOfReach(pangyo);
    awaitLooks(pangyo);
    assertThat(pangyo.isConfirmed(boot)).as("a restart makes them no newer").isFalse();
    ansan.comeBack();
    await("the other one says the same", () -> pangyo.isConfirmed(boot));
  }

  @Test
  void anOpsServerWhoseFilesAreOldTakesTheStatesFromItsDatabase() throws Exception {
    startBoth();
    ansan.loseEverything();
    pangyo.die();
    byte[] old = Files.readAllBytes(pangyo.file("votes.json"));
    pangyo.start();
    awaitOutOfReach(pangyo);
    begin(pangyo, Runbook.DECLARE_LOST, lost(ansan, 1));
    await("the survivor is fenced", () -> pangyo.fencedEpoch() == 2);
    pangyo.die();
    Files.write(pangyo.file("votes.json"), old);
    pangyo.start();
    await("it knows the states", () -> pangyo.stateOf(ansan) == LOST);
    assertThat(pangyo.server().vote().isSecondHand()).isTrue();
  }

  @Test
  void statesWrittenByHandAreATroubleAndNoReasonToGiveUp() throws SQLException {
    startBoth();
    pangyo.run("update site.site_state set state = 'LOST'");
    await("it says so", () -> trouble(pangyo).contains("make no sense: both sites would be out"));
    pangyo.run("update site.site_state set state = 'ACTIVE'");
    await("it goes on", () -> trouble(pangyo).isEmpty());
  }

  @Test
  void bothSidesOfACutLinkGoOnWithTheStatesTheyHave() throws SQLException {
    startBoth();
    cutLink();
    awaitOutOfReach(pangyo);
    UUID boot = pangyo.boot("pangyo-2");
    assertThat(pangyo.states()).isEqualTo(ansan.states());
    assertThat(pangyo.isConfirmed(boot)).isFalse();
    healLink();
    await("the start is confirmed", () -> pangyo.isConfirmed(boot));
  }

  @Test
  void aCutLinkThatTwoPeopleMisjudgeIsNoticedAndAPersonChooses() {
    startBoth();
    cutLink();
    awaitOutOfReach(pangyo);
    awaitOutOfReach(ansan);
    begin(pangyo, Runbook.DECLARE_LOST, lost(ansan, 1));
    begin(ansan, Runbook.DECLARE_LOST, lost(pangyo, 1));
    healLink();
    await(
        "both notice",
        () ->
            pangyo.server().vote().otherSurvivor().isPresent()
                && ansan.server().vote().otherSurvivor().isPresent());
    assertThat(refusal(pangyo, lost(ansan, 2))).isEqualTo(Rule.TWO_SURVIVORS);
    begin(ansan, Runbook.ADMIT, new Admit(ansan.name(), new Epoch(2), "more users here", "op"));
    await("pangyo gives in", () -> pangyo.stateOf(pangyo) == LOST);
    await("and is fenced", () -> pangyo.fenced(pangyo).equals("LOST"));
    assertThat(ansan.stateOf(ansan)).isEqualTo(ACTIVE);
  }

  @Test
  void aReturningSiteThatDiesAgainIsDeclaredLostAgain() {
    startBoth();
    loseAndDeclare(ansan, pangyo);
    ansan.comeBack();
    Run run = rejoin(ansan, pangyo);
    ansan.loseEverything();
    awaitOutOfReach(pangyo);
    begin(pangyo, Runbook.DECLARE_LOST, lost(ansan, 3));
    assertThat(pangyo.stateOf(ansan)).isEqualTo(LOST);
    await("the run ends", () -> find(pangyo, run).state() == Run.State.FAILED);
    assertThat(find(pangyo, run).verdict()).isEqualTo("FAILED");
  }

  @Test
  void neverBothSitesOut() {
    startBoth();
    loseAndDeclare(ansan, pangyo);
    ansan.comeBack();
    await("ansan knows", () -> ansan.stateOf(ansan) == LOST);
    pangyo.loseEverything();
    awaitOutOfReach(ansan);
    assertThat(refusal(ansan, lost(pangyo, 2))).isEqualTo(Rule.BOTH_OUT);
  }

  private void startBoth() {
    pangyo.start();
    ansan.start();
    awaitBoth(ACTIVE, ACTIVE);
    await("both are fenced", () -> pangyo.fencedEpoch() == 1 && ansan.fencedEpoch() == 1);
  }

  private Run loseAndDeclare(Place lost, Place survivor) {
    lost.loseEverything();
    awaitOutOfReach(survivor);
    Run run = begin(survivor, Runbook.DECLARE_LOST, lost(lost, 1));
    await("the survivor is fenced", () -> survivor.fenced(lost).equals("LOST"));
    return run;
  }

  private Run rejoin(Place lost, Place at) {
    Run[] run = new Run[1];
    await(
        lost.name() + " may rejoin",
        () -> {
          UUID database = at.server().lookout().databaseOf(lost.name()).orElseThrow();
          Command.AboutSite rejoin =
              new Rejoin(lost.name(), new Epoch(2), database, "power is back", "op");
          Start start = start(at, Runbook.REJOIN, rejoin);
          run[0] = start instanceof Begun begun ? begun.run() : null;
          return run[0] != null;
        });
    return run[0];
  }

  private static void endRegency(Place lost, Place survivor) {
    survivor.regencyEnded(true);
    lost.regencyEnded(true);
  }

  private void cutLink() {
    pangyo.linked(false);
    ansan.linked(false);
  }

  private void healLink() {
    pangyo.linked(true);
    ansan.linked(true);
  }

  private static DeclareLost lost(Place site, long epoch) {
    return new DeclareLost(site.name(), new Epoch(epoch), "fire", "op");
  }

  private static Start start(Place at, Runbook runbook, Command.AboutSite command) {
    Proposal proposal = new Proposal(UUID.randomUUID(), command, Instant.now());
    return at.server().runDriver().start(runbook, proposal);
  }

  private static Run begin(Place at, Runbook runbook, Command.AboutSite command) {
    Start start = start(at, runbook, command);
    assertThat(start).isInstanceOf(Begun.class);
    return ((Begun) start).run();
  }

  private static Rule refusal(Place at, Command.AboutSite command) {
    Start start = start(at, Runbook.DECLARE_LOST, command);
    assertThat(start).isInstanceOf(Refused.class);
    return ((Refused) start).rejected().rule();
  }

  private static Run find(Place at, Run run) {
    return at.server().runs().find(run.id()).orElseThrow();
  }

  private static String problem(Place at) {
    return String.valueOf(at.server().lookout().report().problem());
  }

  private void awaitCompleted(Place at, Run run) {
    await("the run is completed", () -> find(at, run).state() == Run.State.COMPLETED);
  }

  private static String trouble(Place at) {
    return at.server().database().trouble().orElse("");
  }

  /** Its ops server has looked at the database, and at the starts in it, from beginning to end. */
  private void awaitLooks(Place at) throws SQLException {
    for (int look = 0; look < 2; look++) {
      Instant now = at.lastProbe();
      await("it looks at its database", () -> at.lastProbe().isAfter(now));
    }
  }

  private void awaitOutOfReach(Place at) {
    await("the peer is silent", () -> at.server().lookout().isPeerSilent() && isOutOfReach(at));
  }

  private static boolean isOutOfReach(Place at) {
    return at.server().peer().outOfReach();
  }

  private void awaitBoth(SiteState ofAnsan, SiteState ofPangyo) {
    await(
        "ansan is " + ofAnsan + " and pangyo " + ofPangyo,
        () ->
            pangyo.states().equals(ansan.states())
                && pangyo.stateOf(ansan) == ofAnsan
                && pangyo.stateOf(pangyo) == ofPangyo);
  }

  private void await(String what, Await.Condition condition) {
    Await.until(what, () -> pangyo + "\n" + ansan, condition);
  }
}
