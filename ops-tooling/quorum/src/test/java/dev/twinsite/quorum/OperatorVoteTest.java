package dev.twinsite.quorum;

import static dev.twinsite.quorum.Sites.ANSAN;
import static dev.twinsite.quorum.Sites.NEW_DB;
import static dev.twinsite.quorum.Sites.NOON;
import static dev.twinsite.quorum.Sites.PANGYO;
import static dev.twinsite.quorum.Sites.evidence;
import static dev.twinsite.site.SiteState.ACTIVE;
import static dev.twinsite.site.SiteState.LOST;
import static dev.twinsite.site.SiteState.REJOINING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twinsite.quorum.Command.Activate;
import dev.twinsite.quorum.Command.Admit;
import dev.twinsite.quorum.Command.DeclareLost;
import dev.twinsite.quorum.Command.Rejoin;
import dev.twinsite.quorum.Outcome.Accepted;
import dev.twinsite.quorum.Outcome.Rejected;
import dev.twinsite.quorum.Outcome.Undecided;
import dev.twinsite.site.Epoch;
import dev.twinsite.site.SiteName;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorVoteTest {

  private static final Evidence ALIVE = evidence(true, true, true, true);
  private static final Evidence READY_TO_RETURN = evidence(false, true, true, false);

  private final TwoVoters voters = TwoVoters.founded();

  @Test
  void bothServersAdmitTheSitesForTheFirstTime() {
    assertThat(voters.agree()).isTrue();
    assertThat(voters.ansan.states().epoch()).isEqualTo(Epoch.FIRST);
  }

  @Test
  void aNewServerTakesTheStatesOver() {
    TwoVoters half = new TwoVoters();
    half.pangyo.vote().meet(voters.pangyo.vote().held());
    half.meet();
    assertThat(half.agree()).isTrue();
    assertThat(half.ansan.states()).isEqualTo(voters.ansan.states());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ansan", "pangyo"})
  void twoServersDeclareASiteLost(String at) {
    Outcome outcome = voters.at(new SiteName(at)).propose(lost(PANGYO, 1));
    assertThat(outcome).isInstanceOf(Accepted.class);
    assertThat(voters.agree()).isTrue();
    assertThat(voters.ansan.states().stateOf(PANGYO)).isEqualTo(LOST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ansan", "pangyo"})
  void eitherServersEvidenceOfLifeIsEnoughToRefuse(String witness) {
    voters.at(new SiteName(witness)).sees(PANGYO, ALIVE);
    assertThat(rule(voters.ansan.propose(lost(PANGYO, 1)))).isEqualTo(Rule.PEER_ALIVE);
    assertThat(rule(voters.pangyo.propose(lost(PANGYO, 1)))).isEqualTo(Rule.PEER_ALIVE);
    assertThat(voters.agree()).isTrue();
    assertThat(voters.ansan.states().epoch()).isEqualTo(Epoch.FIRST);
  }

  @Test
  void aPersonStandsInForAServerThatIsOutOfReach() {
    voters.cutLink();
    assertThat(voters.ansan.propose(lost(PANGYO, 1))).isInstanceOf(Accepted.class);
    assertThat(voters.ansan.states().stateOf(PANGYO)).isEqualTo(LOST);
  }

  @Test
  void aPersonStandsInForTheLeaderToo() {
    voters.ansan.die();
    assertThat(voters.pangyo.propose(lost(ANSAN, 1))).isInstanceOf(Accepted.class);
  }

  @Test
  void aPersonCannotDeclareTheirOwnSiteLost() {
    voters.cutLink();
    assertThat(rule(voters.ansan.propose(lost(ANSAN, 1)))).isEqualTo(Rule.NO_MAJORITY);
  }

  @Test
  void aPersonCannotLetASiteRejoinWithoutItsOpsServer() {
    voters.pangyo.die();
    voters.ansan.propose(lost(PANGYO, 1));
    voters.ansan.sees(PANGYO, READY_TO_RETURN);
    assertThat(rule(voters.ansan.propose(rejoin(PANGYO, 2)))).isEqualTo(Rule.NO_MAJORITY);
  }

  @Test
  void aRefusalByTheRulesIsNamedAlsoWhenAVoteIsMissing() {
    voters.cutLink();
    assertThat(rule(voters.ansan.propose(rejoin(PANGYO, 1)))).isEqualTo(Rule.FORBIDDEN_TRANSITION);
    assertThat(rule(voters.ansan.propose(rejoin(PANGYO, 9)))).isEqualTo(Rule.STALE_EPOCH);
  }

  @Test
  void aReceiptOfThePeerRefusesAlsoThePersonsVote() {
    voters.cutLink();
    voters.ansan.sees(PANGYO, ALIVE);
    assertThat(rule(voters.ansan.propose(lost(PANGYO, 1)))).isEqualTo(Rule.PEER_ALIVE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ansan", "pangyo"})
  void aSignOfLifeIsObjectedToAlsoWhileTheOtherServerIsDying(String at) {
    SiteName survivor = new SiteName(at);
    SiteName dying = survivor.equals(ANSAN) ? PANGYO : ANSAN;
    voters.at(survivor).sees(dying, ALIVE);
    voters.loseRequests(() -> true);
    Proposal proposal = new Proposal(UUID.randomUUID(), lost(dying, 1), NOON);
    assertThat(voters.at(survivor).vote().objection(proposal).map(Rejected::rule))
        .contains(Rule.PEER_ALIVE);
  }

  @Test
  void theReturningServerAdoptsThatItsSiteWasDeclaredLost() {
    voters.pangyo.die();
    voters.ansan.propose(lost(PANGYO, 1));
    voters.pangyo.start();
    assertThat(voters.pangyo.vote().meet(voters.ansan.vote().held())).isEqualTo(Meeting.ADOPTED);
    assertThat(voters.pangyo.states().stateOf(PANGYO)).isEqualTo(LOST);
  }

  @Test
  void aLostSiteComesBackStepByStep() {
    voters.ansan.propose(lost(PANGYO, 1));
    voters.ansan.sees(PANGYO, READY_TO_RETURN);
    voters.pangyo.sees(PANGYO, READY_TO_RETURN);
    assertThat(voters.pangyo.propose(rejoin(PANGYO, 2))).isInstanceOf(Accepted.class);
    assertThat(voters.ansan.states().stateOf(PANGYO)).isEqualTo(REJOINING);
    assertThat(rule(voters.pangyo.propose(activate(PANGYO, 3)))).isEqualTo(Rule.NOT_CAUGHT_UP);
    voters.ansan.sees(PANGYO, ALIVE);
    voters.pangyo.sees(PANGYO, ALIVE);
    assertThat(voters.pangyo.propose(activate(PANGYO, 3))).isInstanceOf(Accepted.class);
    assertThat(voters.agree()).isTrue();
    assertThat(voters.ansan.states().stateOf(PANGYO)).isEqualTo(ACTIVE);
  }

  @Test
  void bothServersMayProposeThatASiteIsActiveAgain() {
    voters.ansan.propose(lost(PANGYO, 1));
    voters.ansan.sees(PANGYO, ALIVE);
    voters.pangyo.sees(PANGYO, ALIVE);
    voters.ansan.propose(rejoin(PANGYO, 2));
    assertThat(voters.ansan.propose(activate(PANGYO, 3))).isInstanceOf(Accepted.class);
    assertThat(rule(voters.pangyo.propose(activate(PANGYO, 3)))).isEqualTo(Rule.STALE_EPOCH);
    assertThat(voters.ansan.states().epoch()).isEqualTo(new Epoch(4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ansan", "pangyo"})
  void aLostAnswerLeavesAProposalUndecidedUntilItIsProposedAgain(String at) {
    TwoVoters.Server server = voters.at(new SiteName(at));
    Proposal proposal = new Proposal(UUID.randomUUID(), lost(PANGYO, 1), NOON);
    voters.loseAnswers(() -> true);
    assertThat(server.propose(proposal)).isInstanceOf(Undecided.class);
    voters.loseAnswers(() -> false);
    assertThat(server.propose(proposal)).isInstanceOf(Accepted.class);
    assertThat(server.propose(proposal)).isInstanceOf(Accepted.class);
    voters.meet();
    assertThat(voters.agree()).isTrue();
    assertThat(voters.ansan.states().epoch()).isEqualTo(new Epoch(2));
  }

  @Test
  void aLostAnswerIsSettledAtTheNextGreeting() {
    voters.loseAnswers(() -> true);
    voters.ansan.propose(lost(PANGYO, 1));
    assertThat(voters.ansan.vote().isInDoubt()).isTrue();
    voters.loseAnswers(() -> false);
    voters.meet();
    assertThat(voters.agree()).isTrue();
    assertThat(voters.ansan.states().stateOf(PANGYO)).isEqualTo(LOST);
  }

  @Test
  void aVoteInDoubtSurvivesTheDeathOfItsServer() {
    voters.loseRequests(() -> true);
    voters.ansan.propose(lost(PANGYO, 1));
    voters.ansan.die();
    voters.ansan.start();
    assertThat(voters.ansan.vote().isInDoubt()).isTrue();
    voters.loseRequests(() -> false);
    voters.meet();
    assertThat(voters.agree()).isTrue();
    assertThat(voters.ansan.states().stateOf(PANGYO)).isEqualTo(LOST);
  }

  @Test
  void aVoteInDoubtIsWithdrawnWhenTheOtherServerRefuses() {
    voters.loseRequests(() -> true);
    Proposal proposal = new Proposal(UUID.randomUUID(), lost(PANGYO, 1), NOON);
    voters.ansan.propose(proposal);
    voters.loseRequests(() -> false);
    voters.pangyo.sees(PANGYO, ALIVE);
    voters.meet();
    assertThat(voters.agree()).isTrue();
    assertThat(rule(voters.ansan.propose(proposal))).isEqualTo(Rule.PEER_ALIVE);
  }

  @Test
  void aVoteInDoubtIsNotRefusedBecauseTheOtherServerIsSilent() {
    voters.ansan.propose(lost(PANGYO, 1));
    voters.ansan.sees(PANGYO, READY_TO_RETURN);
    voters.pangyo.sees(PANGYO, READY_TO_RETURN);
    Proposal proposal = new Proposal(UUID.randomUUID(), rejoin(PANGYO, 2), NOON);
    voters.loseAnswers(() -> true);
    voters.ansan.propose(proposal);
    voters.cutLink();
    assertThat(voters.ansan.propose(proposal)).isInstanceOf(Undecided.class);
  }

  @Test
  void aRefusalStaysWhateverIsSeenLater() {
    voters.pangyo.sees(PANGYO, ALIVE);
    Proposal proposal = new Proposal(UUID.randomUUID(), lost(PANGYO, 1), NOON);
    voters.ansan.propose(proposal);
    voters.pangyo.sees(PANGYO, Evidence.NONE);
    assertThat(rule(voters.ansan.propose(proposal))).isEqualTo(Rule.PEER_ALIVE);
    assertThat(rule(voters.pangyo.propose(proposal))).isEqualTo(Rule.PEER_ALIVE);
  }

  @Test
  void nothingElseIsAcceptedWhileAVoteIsInDoubt() {
    voters.loseRequests(() -> true);
    voters.ansan.propose(lost(PANGYO, 1));
    assertThat(rule(voters.ansan.propose(lost(ANSAN, 1)))).isEqualTo(Rule.PROPOSAL_IN_DOUBT);
  }

  /** Follower and leader must not hold two different decisions of one epoch. */
  @Test
  void aPersonsVoteCompletesTheVoteInDoubtFirst() {
    voters.ansan.propose(lost(PANGYO, 1));
    voters.ansan.sees(PANGYO, READY_TO_RETURN);
    voters.pangyo.sees(PANGYO, READY_TO_RETURN);
    voters.loseAnswers(() -> true);
    voters.ansan.propose(rejoin(PANGYO, 2));
    SiteStates followers = voters.pangyo.states();
    voters.loseAnswers(() -> false);
    voters.cutLink();
    voters.ansan.sees(PANGYO, Evidence.NONE);
    assertThat(voters.ansan.propose(lost(PANGYO, 2))).isInstanceOf(Accepted.class);
    assertThat(followers.stateOf(PANGYO)).isEqualTo(REJOINING);
    assertThat(voters.ansan.states().epoch()).isEqualTo(new Epoch(4));
    voters.healLink();
    assertThat(voters.pangyo.vote().meet(voters.ansan.vote().held())).isEqualTo(Meeting.ADOPTED);
    assertThat(voters.pangyo.states().stateOf(PANGYO)).isEqualTo(LOST);
  }

  @Test
  void aPersonsVoteThatIsRefusedCompletesNothing() {
    voters.loseRequests(() -> true);
    voters.ansan.propose(lost(ANSAN, 1));
    voters.cutLink();
    assertThat(rule(voters.ansan.propose(lost(PANGYO, 1)))).isEqualTo(Rule.BOTH_OUT);
    assertThat(voters.ansan.vote().isInDoubt()).isTrue();
    assertThat(voters.ansan.states().epoch()).isEqualTo(Epoch.FIRST);
  }

  @Test
  void aDecisionTakenMeanwhileReplacesAVoteInDoubt() {
    voters.loseRequests(() -> true);
    Proposal first = new Proposal(UUID.randomUUID(), lost(ANSAN, 1), NOON);
    voters.ansan.propose(first);
    voters.ansan.die();
    voters.loseRequests(() -> false);
    voters.pangyo.propose(lost(ANSAN, 1));
    voters.ansan.start();
    voters.meet();
    assertThat(voters.agree()).isTrue();
    assertThat(rule(voters.ansan.propose(first))).isEqualTo(Rule.STALE_EPOCH);
  }

  @Test
  void admittingIsNotNeededWhileTheOtherServerAnswers() {
    assertThat(rule(voters.ansan.propose(admit(ANSAN, 1)))).isEqualTo(Rule.NOT_NEEDED);
    assertThat(rule(voters.pangyo.propose(admit(PANGYO, 1)))).isEqualTo(Rule.NOT_NEEDED);
  }

  @Test
  void aPersonAdmitsTheirOwnSiteWhenThePeerCannotBeAsked() {
    voters.pangyo.die();
    assertThat(voters.ansan.propose(admit(ANSAN, 1))).isInstanceOf(Accepted.class);
    assertThat(voters.ansan.states().epoch()).isEqualTo(new Epoch(2));
    assertThat(rule(voters.ansan.propose(admit(PANGYO, 2)))).isEqualTo(Rule.NO_MAJORITY);
  }

  @Test
  void aLostSiteIsNotAdmittedOverItsRegent() {
    voters.ansan.propose(lost(PANGYO, 1));
    voters.ansan.die();
    assertThat(rule(voters.pangyo.propose(admit(PANGYO, 2)))).isEqualTo(Rule.REGENT_UNREACHABLE);
  }

  /** What two people can do over a cut cable, and a quorum of three processes cannot. */
  @Test
  void twoPeopleCanMakeTwoSurvivorsAndBothServersNotice() {
    twoSurvivors();
    voters.meet();
    assertThat(voters.ansan.vote().otherSurvivor()).isPresent();
    assertThat(voters.pangyo.vote().otherSurvivor()).isPresent();
    assertThat(rule(voters.ansan.propose(lost(PANGYO, 2)))).isEqualTo(Rule.TWO_SURVIVORS);
    assertThat(rule(voters.pangyo.propose(rejoin(PANGYO, 2)))).isEqualTo(Rule.TWO_SURVIVORS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ansan", "pangyo"})
  void aPersonChoosesOneOfTwoSurvivors(String chosen) {
    twoSurvivors();
    voters.meet();
    SiteName survivor = new SiteName(chosen);
    assertThat(voters.at(survivor).propose(admit(survivor, 2))).isInstanceOf(Accepted.class);
    voters.meet();
    assertThat(voters.agree()).isTrue();
    assertThat(voters.ansan.states().stateOf(survivor)).isEqualTo(ACTIVE);
    assertThat(voters.ansan.states().peerOf(survivor).state()).isEqualTo(LOST);
  }

  @Test
  void theOneThatIsNotChosenSaysThatItsDecisionIsVoid() {
    twoSurvivors();
    voters.meet();
    voters.ansan.propose(admit(ANSAN, 2));
    assertThat(voters.pangyo.vote().meet(voters.ansan.vote().held())).isEqualTo(Meeting.OVERRULED);
  }

  private void twoSurvivors() {
    voters.cutLink();
    voters.ansan.propose(lost(PANGYO, 1));
    voters.pangyo.propose(lost(ANSAN, 1));
    voters.healLink();
  }

  @Test
  void aVoterThatLostItsMemoryDoesNotBuildOnWhatItsDatabaseHeldUntilAPersonAdmitsIt() {
    SiteStates old = voters.ansan.states();
    voters.ansan.forget();
    voters.ansan.vote().recover(old);
    voters.cutLink();
    assertThat(voters.ansan.states()).isEqualTo(old);
    assertThat(rule(voters.ansan.propose(lost(PANGYO, 1)))).isEqualTo(Rule.MEMORY_LOST);
    assertThat(voters.ansan.propose(admit(ANSAN, 1))).isInstanceOf(Accepted.class);
    assertThat(voters.ansan.propose(lost(PANGYO, 2))).isInstanceOf(Accepted.class);
  }

  @Test
  void thatItsStatesAreSecondHandSurvivesTheDeathOfAServerUntilTheOtherHoldsTheSame() {
    SiteStates old = voters.ansan.states();
    voters.ansan.forget();
    voters.ansan.vote().recover(old);
    voters.ansan.die();
    voters.ansan.start();
    assertThat(voters.ansan.vote().isSecondHand()).isTrue();
    voters.meet();
    assertThat(voters.ansan.vote().isSecondHand()).isFalse();
  }

  @Test
  void aMemoryThatIsOlderThanItsDatabaseIsNotContinued() {
    VoterMemory old = voters.ansan.load();
    voters.cutLink();
    voters.ansan.propose(lost(PANGYO, 1));
    SiteStates written = voters.ansan.states();
    voters.ansan.save(old);
    voters.ansan.start();
    voters.ansan.vote().recover(written);
    assertThat(voters.ansan.states()).isEqualTo(written);
    assertThat(voters.ansan.vote().isSecondHand()).isTrue();
  }

  @Test
  void whatTheDatabaseHoldsDoesNotReplaceANewerMemory() {
    SiteStates old = voters.ansan.states();
    voters.ansan.propose(lost(PANGYO, 1));
    voters.ansan.vote().recover(old);
    assertThat(voters.ansan.states().stateOf(PANGYO)).isEqualTo(LOST);
    assertThat(voters.ansan.vote().isSecondHand()).isFalse();
  }

  @Test
  void nobodyWaitsLongWhileAnotherProposalHangs() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answers = new CountDownLatch(1);
    voters.loseRequests(() -> hangs(asked, answers));
    var first = CompletableFuture.supplyAsync(() -> voters.ansan.propose(lost(PANGYO, 1)));
    asked.await();
    var second = CompletableFuture.supplyAsync(() -> voters.ansan.propose(lost(ANSAN, 1)));
    assertThat(second.get(20, TimeUnit.SECONDS)).isInstanceOf(Undecided.class);
    assertThat(first).isNotDone();
    answers.countDown();
    assertThat(first.get(20, TimeUnit.SECONDS)).isInstanceOf(Undecided.class);
  }

  private static boolean hangs(CountDownLatch asked, CountDownLatch answers) {
    asked.countDown();
    try {
      answers.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return true;
  }

  @Test
  void aVoteThatCannotBeSavedIsNotGiven() {
    voters.ansan.diskFails(() -> true);
    assertThatThrownBy(() -> voters.ansan.propose(lost(PANGYO, 1)))
        .hasRootCauseMessage("the disk of ansan is full");
    assertThat(voters.pangyo.states().epoch()).isEqualTo(Epoch.FIRST);
    assertThat(voters.ansan.states().epoch()).isEqualTo(Epoch.FIRST);
  }

  @Test
  void tellsItsSubscribersOfEachChange() {
    List<Epoch> seen = new ArrayList<>();
    Runnable end = voters.pangyo.vote().subscribe(states -> seen.add(states.epoch()));
    voters.ansan.propose(lost(PANGYO, 1));
    voters.meet();
    end.run();
    assertThat(seen).containsExactly(new Epoch(2));
  }

  @Test
  void remembersTheLatestProposalsOnly() {
    DecidedStates held = voters.ansan.vote().held();
    for (int i = 0; i < 100; i++) {
      held = DecidedStates.following(held, held.states(), UUID.randomUUID());
    }
    assertThat(held.proposals()).hasSize(DecidedStates.REMEMBERED);
  }

  private static DeclareLost lost(SiteName site, long epoch) {
    return new DeclareLost(site, new Epoch(epoch), "fire", "op");
  }

  private static Rejoin rejoin(SiteName site, long epoch) {
    return new Rejoin(site, new Epoch(epoch), NEW_DB, "power is back", "op");
  }

  private static Activate activate(SiteName site, long epoch) {
    return new Activate(site, new Epoch(epoch), "caught up", "ops");
  }

  private static Admit admit(SiteName site, long epoch) {
    return new Admit(site, new Epoch(epoch), "peer is off", "op");
  }

  private static Rule rule(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Rejected.class);
    return ((Rejected) outcome).rule();
  }
}
