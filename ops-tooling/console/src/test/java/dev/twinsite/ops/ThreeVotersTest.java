package dev.twinsite.ops;

import static dev.twinsite.site.SiteState.ACTIVE;
import static dev.twinsite.site.SiteState.LOST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.ops.notice.Notice;
import dev.twinsite.ops.run.Run;
import dev.twinsite.ops.run.RunDriver.Start;
import dev.twinsite.ops.run.RunDriver.Start.Begun;
import dev.twinsite.ops.run.RunDriver.Start.Refused;
import dev.twinsite.ops.run.Runbook;
import dev.twinsite.ops.trail.Entry.Act;
import dev.twinsite.quorum.Command;
import dev.twinsite.quorum.Command.DeclareLost;
import dev.twinsite.quorum.Command.Rejoin;
import dev.twinsite.quorum.Policy;
import dev.twinsite.quorum.Proposal;
import dev.twinsite.quorum.Rule;
import dev.twinsite.quorum.Sighting;
import dev.twinsite.site.Epoch;
import dev.twinsite.site.Incarnation;
import dev.twinsite.site.SiteName;
import dev.twinsite.site.SiteState;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two ops servers, two databases and a witness, and what becomes of them. Mostly they wait, so they
 * may overlap.
 */
@Execution(ExecutionMode.CONCURRENT)
class ThreeVotersTest {

  @TempDir Path disk;

  private TwoPlaces places;
  private Voters voters;
  private Place pangyo;
  private Place ansan;
  private ThirdVoter witness;

  @BeforeEach
  void build() throws IOException, SQLException {
    places = new TwoPlaces(disk);
    voters = places.voters;
    pangyo = places.pangyo;
    ansan = places.ansan;
    witness = places.witness;
  }

  @AfterEach
  void end() throws IOException {
    places.close();
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
    await("there is a majority", () -> pangyo.server().vote().leader().isPresent());
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
  void aStartIsConfirmedByTheQuorumUnderItsName() throws SQLException {
    startBoth();
    UUID boot = pangyo.boot("pangyo-1");
    await("the start is confirmed", () -> pangyo.isConfirmed(boot));
    await(
        "the others know it",
        () -> ansan.server().vote().state().starts().get("pangyo-1").boot().equals(boot));
    UUID again = pangyo.boot("pangyo-1");
    await("the next start is confirmed", () -> pangyo.isConfirmed(again));
  }

  @Test
  void aStartIsConfirmedWhileTheOtherSiteIsGoneButNotWithoutAMajority() throws SQLException {
    startBoth();
    loseAndDeclare(ansan, pangyo);
    pangyo.die();
    pangyo.start();
    UUID boot = pangyo.boot("pangyo-1");
    await("the witness agrees", () -> pangyo.isConfirmed(boot));
    witness.die();
    await("it notices", () -> pangyo.server().vote().leader().isEmpty());
    UUID later = pangyo.boot("pangyo-1");
    awaitLooks(pangyo);
    assertThat(pangyo.isConfirmed(later)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pangyo", "ansan"})
  void aSiteThatIsGoneIsDeclaredLostWithNobodyAwake(String which) {
    Place lost = which.equals("pangyo") ? pangyo : ansan;
    Place survivor = lost == pangyo ? ansan : pangyo;
    declareAutomatically(null);
    startBoth();
    awaitEverybodySeen();
    lost.loseEverything();
    await("it is declared lost", () -> survivor.stateOf(lost) == LOST);
    await("the survivor is fenced", () -> survivor.fenced(lost).equals("LOST"));
    assertThat(survivor.stateOf(survivor)).isEqualTo(ACTIVE);
    assertThat(survivor.server().vote().state().history().get(0).by()).isEqualTo("quorum");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pangyo", "ansan"})
  void aSiteWhoseDatabaseHangsIsDeclaredLostWithNobodyAwake(String which) {
    Place hanging = which.equals("pangyo") ? pangyo : ansan;
    Place survivor = hanging == pangyo ? ansan : pangyo;
    declareAutomatically(null);
    startBoth();
    awaitEverybodySeen();
    hanging.databaseUp(false);
    await("it is declared lost", () -> survivor.stateOf(hanging) == LOST);
    hanging.databaseUp(true);
    await("it is fenced", () -> hanging.fenced(hanging).equals("LOST"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pangyo", "ansan"})
  void overACutLinkThePreferredSiteSurvives(String preferred) {
    Place survivor = preferred.equals("pangyo") ? pangyo : ansan;
    Place other = survivor == pangyo ? ansan : pangyo;
    declareAutomatically(survivor.name());
    startBoth();
    awaitEverybodySeen();
    cutLink();
    await("one is lost", () -> witnessed(other) == LOST);
    assertThat(witnessed(survivor)).isEqualTo(ACTIVE);
    await("the survivor is fenced", () -> survivor.fenced(other).equals("LOST"));
    await("the other one too", () -> other.fenced(other).equals("LOST"));
    healLink();
    Run run = rejoin(other, survivor);
    endRegency(other, survivor);
    awaitCompleted(survivor, run);
  }

  @Test
  void aLossIsToldByTheSurvivorAloneAndBothTellTheSameInTheEnd() throws SQLException {
    startBoth();
    pangyo.server().record().trail().record(new Act("minji", "drill", "autumn", "202"));
    await("ansan holds it too", () -> trail(ansan) == 1);
    loseAndDeclare(ansan, pangyo);
    await(
        "there is a notice", () -> openNotices(pangyo).equals(List.of("The site ansan is lost.")));
    pangyo.die();
    pangyo.start();
    assertThat(openNotices(pangyo)).containsExactly("The site ansan is lost.");
    ansan.comeBack();
    Run run = rejoin(ansan, pangyo);
    endRegency(ansan, pangyo);
    awaitCompleted(pangyo, run);
    await("it is over", () -> openNotices(pangyo).isEmpty() && openNotices(ansan).isEmpty());
    await("both tell the same", () -> notices(pangyo).equals(notices(ansan)));
    assertThat(notices(ansan)).hasSize(1);
    assertThat(notices(ansan).get(0).duration()).isPresent();
  }

  private static long trail(Place place) {
    return place.server().record().trail().lengths().values().stream().mapToLong(n -> n).sum();
  }

  private static List<Notice> notices(Place place) {
    return place.server().record().notices().all();
  }

  private static List<String> openNotices(Place place) {
    return notices(place).stream().filter(Notice::open).map(one -> one.en().what()).toList();
  }

  @Test
  void withoutTheWitnessASiteIsNotDeclaredLostUntilItIsBack() throws IOException {
    declareAutomatically(null);
    startBoth();
    awaitEverybodySeen();
    witness.die();
    ansan.loseEverything();
    await("no majority", () -> pangyo.server().vote().leader().isEmpty());
    awaitOutOfReach(pangyo);
    assertThat(pangyo.stateOf(ansan)).isEqualTo(ACTIVE);
    assertThat(start(pangyo, Runbook.DECLARE_LOST, lost(ansan, 1))).isInstanceOf(Start.class);
    witness.start();
    await("it is declared lost", () -> pangyo.stateOf(ansan) == LOST);
  }

  @Test
  void anOpsServerThatLostItsFilesIsGivenANewVoteAndLearnsWhatIsRuled() throws SQLException {
    startBoth();
    loseAndDeclare(ansan, pangyo);
    ansan.comeBack();
    await("ansan knows", () -> ansan.stateOf(ansan) == LOST);
    var database = pangyo.database();
    pangyo.die();
    pangyo.wipe();
    pangyo.swapDatabase(database);
    pangyo.start();
    await("it knows the states", () -> pangyo.stateOf(ansan) == LOST);
    await("it has a vote", () -> pangyo.server().vote().isSeated());
    assertThat(pangyo.server().vote().seat().toString()).startsWith("pangyo-ops~");
    UUID boot = pangyo.boot("pangyo-1");
    await("and confirms starts", () -> pangyo.isConfirmed(boot));
    assertThat(pangyo.server().vote().state().history().get(0).what())
        .startsWith("Seat pangyo-ops~");
    witness.die();
    UUID later = pangyo.boot("pangyo-1");
    await("its vote counts", () -> pangyo.isConfirmed(later));
  }

  @Test
  void aVoterWithAnotherSecretIsNotLetIn() throws SQLException {
    startBoth();
    ansan.die();
    ansan.secret("a secret that nobody else has");
    ansan.start();
    await("it stands alone", () -> ansan.server().vote().present().size() == 1);
    UUID boot = ansan.boot("ansan-1");
    awaitLooks(ansan);
    awaitLooks(ansan);
    assertThat(ansan.server().vote().leader()).isEmpty();
    assertThat(ansan.isConfirmed(boot)).isFalse();
    assertThat(pangyo.server().vote().present()).hasSize(2);
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
    await("its ops server is silent", () -> pangyo.server().lookout().isPeerSilent());
    assertThat(refusal(pangyo, lost(ansan, 1))).isEqualTo(Rule.PEER_ALIVE);
  }

  @Test
  void aSiteWhoseDatabaseHangsIsNotAlive() {
    startBoth();
    ansan.databaseUp(false);
    await("ansan says so", () -> ansan.server().lookout().report().signOfLife() == null);
    await(
        "pangyo sees no sign of life",
        () -> pangyo.server().lookout().signOfLife(ansan.name()).isEmpty());
    Run run = beginOnceItIsMissed(pangyo, lost(ansan, 1));
    awaitCompleted(pangyo, run);
    await("ansan knows", () -> ansan.stateOf(ansan) == LOST);
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
  void statesWrittenByHandAreATroubleAndNoReasonToGiveUp() throws SQLException {
    startBoth();
    pangyo.run("update site.site_state set state = 'LOST'");
    await("it says so", () -> trouble(pangyo).contains("make no sense: both sites would be out"));
    pangyo.run("update site.site_state set state = 'ACTIVE'");
    await("it goes on", () -> trouble(pangyo).isEmpty());
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
    await("it is lost again", () -> pangyo.stateOf(ansan) == LOST);
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

  private void declareAutomatically(@Nullable SiteName preferred) {
    pangyo.policy(new Policy(true, preferred));
    ansan.policy(new Policy(true, preferred));
  }

  /** Both sites work, and both other voters have said that they see them. */
  private void awaitEverybodySeen() {
    for (SiteName site : Voters.ELECTORATE.sites()) {
      await(
          "both see " + site,
          () ->
              witness.voter().state().sightings().get(site).values().stream()
                      .filter(Sighting::sees)
                      .count()
                  == 2);
    }
  }

  private SiteState witnessed(Place site) {
    return witness.voter().current().orElseThrow().stateOf(site.name());
  }

  private void cutLink() {
    voters.linked(false);
    pangyo.linked(false);
    ansan.linked(false);
  }

  private void healLink() {
    voters.linked(true);
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

  /** A site that the witness has just seen must be missed for a while before its loss is taken. */
  private Run beginOnceItIsMissed(Place at, DeclareLost command) {
    AtomicReference<Start> start = new AtomicReference<>();
    await(
        "the loss is taken",
        () -> {
          start.set(start(at, Runbook.DECLARE_LOST, command));
          return !(start.get() instanceof Refused refused
              && refused.rejected().rule() == Rule.PEER_ALIVE);
        });
    assertThat(start.get()).isInstanceOf(Begun.class);
    return ((Begun) start.get()).run();
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
    SiteName peer = at == pangyo ? ansan.name() : pangyo.name();
    await(
        "the peer is silent",
        () ->
            at.server().lookout().isPeerSilent()
                && at.server().lookout().signOfLife(peer).isEmpty());
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
    Await.until(what, () -> pangyo + "\n" + ansan + "\n" + witness, condition);
  }
}
