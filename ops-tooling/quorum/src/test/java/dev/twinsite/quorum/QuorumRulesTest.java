package dev.twinsite.quorum;

import static dev.twinsite.quorum.Sites.ANSAN;
import static dev.twinsite.quorum.Sites.NEW_DB;
import static dev.twinsite.quorum.Sites.NOON;
import static dev.twinsite.quorum.Sites.PANGYO;
import static dev.twinsite.quorum.Sites.PANGYO_DB;
import static dev.twinsite.quorum.VoterName.WITNESS;
import static dev.twinsite.site.SiteState.ACTIVE;
import static dev.twinsite.site.SiteState.LOST;
import static dev.twinsite.site.SiteState.REJOINING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.quorum.Command.DeclareLost;
import dev.twinsite.quorum.Motion.Confirm;
import dev.twinsite.quorum.Motion.Decide;
import dev.twinsite.quorum.Motion.Look;
import dev.twinsite.quorum.Motion.Prefer;
import dev.twinsite.quorum.Motion.Reseat;
import dev.twinsite.quorum.Motion.Tell;
import dev.twinsite.quorum.QuorumRules.Step;
import dev.twinsite.quorum.Ruling.Decided;
import dev.twinsite.quorum.Ruling.Refused;
import dev.twinsite.quorum.SiteStatement.Regency;
import dev.twinsite.site.Epoch;
import dev.twinsite.site.SiteName;
import dev.twinsite.site.SiteState;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuorumRulesTest {

  private static final Electorate ELECTORATE = new Electorate(PANGYO, ANSAN);
  private static final VoterName PANGYO_OPS = VoterName.opsOf(PANGYO);
  private static final VoterName ANSAN_OPS = VoterName.opsOf(ANSAN);
  private static final Seat ANEW = new Seat(ANSAN_OPS, "4f1c");

  private QuorumState state = inStates(ACTIVE, ACTIVE);

  /** What each voter sees, and whether it is there to say so. */
  private final Map<VoterName, Set<SiteName>> misses = new TreeMap<>();

  private final Set<VoterName> silent = new HashSet<>();

  // --- declared lost with nobody awake

  @ParameterizedTest
  @ValueSource(strings = {"ansan", "pangyo"})
  void aSiteThatBothOtherVotersMissIsLost(String lost) {
    SiteName site = new SiteName(lost);
    goDown(site);
    listen();
    assertThat(stateOf(site)).isEqualTo(LOST);
    assertThat(stateOf(ELECTORATE.peerOf(site))).isEqualTo(ACTIVE);
    assertThat(state.history().get(0).by()).isEqualTo(QuorumRules.QUORUM);
    assertThat(epoch()).isEqualTo(8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ansan", "pangyo"})
  void aSiteWhoseOpsServerLivesOnIsLostAllTheSameWhenItDoesNoWork(String hanging) {
    SiteName site = new SiteName(hanging);
    miss(WITNESS, site);
    miss(ELECTORATE.judgeOf(site), site);
    listen();
    assertThat(stateOf(site)).isEqualTo(LOST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ansan", "pangyo"})
  void oneVoterThatMissesASiteIsNotEnough(String missed) {
    SiteName site = new SiteName(missed);
    miss(WITNESS, site);
    listen();
    assertThat(epoch()).isEqualTo(7);
  }

  @Test
  void whatAVoterSaidBeforeItDiedIsNotHeldAgainstASite() {
    miss(ANSAN_OPS, PANGYO);
    silent.add(WITNESS);
    listen();
    silent.add(ANSAN_OPS);
    silent.remove(WITNESS);
    miss(WITNESS, PANGYO);
    listen();
    assertThat(epoch()).as("ansan-ops has not said it after the witness").isEqualTo(7);
    silent.remove(ANSAN_OPS);
    listen();
    assertThat(stateOf(PANGYO)).isEqualTo(LOST);
  }

  @Test
  void aVoteThatComesLateDoesNotAnswerWhatWasSaidSince() {
    Look late = new Look(seat(ANSAN_OPS), PANGYO, false, 0, 7, NOON);
    miss(WITNESS, PANGYO);
    listen();
    rule(late);
    assertThat(epoch()).isEqualTo(7);
  }

  @Test
  void aLookFromBeforeTheLinkHealedDoesNotSendAwayASiteThatRejoins() {
    state = inStates(ACTIVE, REJOINING);
    Look underWay = new Look(seat(PANGYO_OPS), ANSAN, false, 0, epoch() - 1, NOON);
    assertThat(refusal(rule(underWay))).isEqualTo(Rule.STALE_EPOCH);
    listen();
    assertThat(stateOf(PANGYO)).isEqualTo(REJOINING);
  }

  @Test
  void aSiteThatIsSeenAgainInTimeIsNotLost() {
    miss(WITNESS, PANGYO);
    listen();
    misses.clear();
    listen();
    miss(ANSAN_OPS, PANGYO);
    silent.add(WITNESS);
    listen();
    assertThat(epoch()).isEqualTo(7);
  }

  @Test
  void peopleMayKeepTheDecisionToThemselves() {
    leaveItToPeople();
    goDown(PANGYO);
    listen();
    assertThat(epoch()).isEqualTo(7);
    assertThat(declareLost(PANGYO)).isInstanceOf(Decided.class);
  }

  @Test
  void neverBothSites() {
    goDown(PANGYO);
    listen();
    goDown(ANSAN);
    silent.clear();
    listen();
    assertThat(stateOf(PANGYO)).isEqualTo(LOST);
    assertThat(stateOf(ANSAN)).isEqualTo(ACTIVE);
  }

  @Test
  void aReturningSiteThatDiesAgainIsLostAgain() {
    state = inStates(ACTIVE, REJOINING);
    goDown(PANGYO);
    listen();
    assertThat(stateOf(PANGYO)).isEqualTo(LOST);
  }

  // --- only the link is cut

  @ParameterizedTest
  @ValueSource(strings = {"ansan", "pangyo"})
  void aCutLinkFencesExactlyOneSiteAndThePreferredOneSurvives(String preferred) {
    SiteName survivor = new SiteName(preferred);
    prefer(survivor);
    cutLink();
    listen();
    assertThat(stateOf(survivor)).isEqualTo(ACTIVE);
    assertThat(stateOf(ELECTORATE.peerOf(survivor))).isEqualTo(LOST);
    assertThat(epoch()).isEqualTo(8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ansan", "pangyo"})
  void thePreferredOneSurvivesAlsoIfItsOpsServerCannotBeHeard(String preferred) {
    SiteName survivor = new SiteName(preferred);
    prefer(survivor);
    cutLink();
    silent.add(VoterName.opsOf(survivor));
    listen();
    assertThat(stateOf(survivor)).isEqualTo(ACTIVE);
    assertThat(epoch()).isEqualTo(8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ansan", "pangyo"})
  void thePreferredOneDoesNotSurviveACutLinkIfItDoesNoWork(String preferred) {
    SiteName hanging = new SiteName(preferred);
    prefer(hanging);
    cutLink();
    miss(WITNESS, hanging);
    listen();
    assertThat(stateOf(hanging)).isEqualTo(LOST);
    assertThat(epoch()).isEqualTo(8);
  }

  @Test
  void aLinkThatIsCutWhileASiteReturnsFencesTheReturningOne() {
    state = inStates(REJOINING, ACTIVE);
    prefer(ANSAN);
    cutLink();
    listen();
    assertThat(stateOf(ANSAN)).isEqualTo(LOST);
    assertThat(stateOf(PANGYO)).isEqualTo(ACTIVE);
  }

  @Test
  void overACutLinkAPersonMayChooseAndTheOtherPersonIsTooLate() {
    leaveItToPeople();
    cutLink();
    listen();
    assertThat(declareLost(ANSAN)).isInstanceOf(Decided.class);
    DeclareLost other = new DeclareLost(PANGYO, new Epoch(7), "no answer", "op");
    Proposal proposal = new Proposal(UUID.randomUUID(), other, NOON);
    assertThat(refusal(rule(new Decide(seat(ANSAN_OPS), proposal)))).isEqualTo(Rule.STALE_EPOCH);
  }

  @Test
  void aSiteThatTheOtherOneSeesIsNotDeclaredLostByAPerson() {
    miss(WITNESS, PANGYO);
    listen();
    assertThat(refusal(declareLost(PANGYO))).isEqualTo(Rule.PEER_ALIVE);
  }

  // --- proposals

  @Test
  void aProposalTakesEffectOnce() {
    leaveItToPeople();
    miss(ANSAN_OPS, PANGYO);
    listen();
    DeclareLost command = new DeclareLost(PANGYO, new Epoch(7), "fire", "op");
    Decide decide = new Decide(seat(ANSAN_OPS), new Proposal(new UUID(1, 1), command, NOON));
    assertThat(rule(decide)).isInstanceOf(Decided.class);
    assertThat(rule(decide)).isInstanceOf(Decided.class);
    assertThat(epoch()).isEqualTo(8);
  }

  @Test
  void aProposalThatWasRefusedStaysRefused() {
    leaveItToPeople();
    listen();
    DeclareLost command = new DeclareLost(PANGYO, new Epoch(7), "fire", "op");
    Decide decide = new Decide(seat(ANSAN_OPS), new Proposal(new UUID(1, 1), command, NOON));
    assertThat(refusal(rule(decide))).isEqualTo(Rule.PEER_ALIVE);
    miss(ANSAN_OPS, PANGYO);
    listen();
    assertThat(refusal(rule(decide))).isEqualTo(Rule.PEER_ALIVE);
    assertThat(declareLost(PANGYO)).isInstanceOf(Decided.class);
  }

  // --- starts

  @Test
  void aStartIsConfirmedByNameOnTheDatabaseThatWasAdmitted() {
    NodeStart start = new NodeStart(PANGYO, "pangyo-1", new UUID(5, 5), PANGYO_DB);
    assertThat(rule(new Confirm(seat(PANGYO_OPS), start))).isInstanceOf(Decided.class);
    assertThat(state.starts()).containsEntry("pangyo-1", start);
  }

  @Test
  void aStartOnAnotherDatabaseIsNotConfirmed() {
    NodeStart start = new NodeStart(PANGYO, "pangyo-1", new UUID(5, 5), NEW_DB);
    assertThat(refusal(rule(new Confirm(seat(PANGYO_OPS), start))))
        .isEqualTo(Rule.IDENTITY_UNKNOWN);
    assertThat(state.starts()).isEmpty();
  }

  @Test
  void nobodyConfirmsTheStartsOfAnotherSite() {
    NodeStart start = new NodeStart(PANGYO, "pangyo-1", new UUID(5, 5), PANGYO_DB);
    assertThat(refusal(rule(new Confirm(seat(ANSAN_OPS), start)))).isEqualTo(Rule.NOT_ITS_SITE);
  }

  @Test
  void noStartIsConfirmedBeforeTheSitesHaveBeenAdmitted() {
    state = QuorumState.founded(ELECTORATE);
    NodeStart start = new NodeStart(PANGYO, "pangyo-1", new UUID(5, 5), PANGYO_DB);
    assertThat(refusal(rule(new Confirm(seat(PANGYO_OPS), start)))).isEqualTo(Rule.NO_STATES);
  }

  // --- who may say what

  @Test
  void nobodyJudgesTheirOwnSiteOrSpeaksForAnother() {
    assertThat(refusal(rule(new Look(seat(PANGYO_OPS), PANGYO, true, 0, 7, NOON))))
        .isEqualTo(Rule.NOT_ITS_SITE);
    SiteStatement lie = new SiteStatement(PANGYO, NEW_DB, true, 9, 9, Regency.NONE);
    assertThat(refusal(rule(new Tell(seat(ANSAN_OPS), lie)))).isEqualTo(Rule.NOT_ITS_SITE);
  }

  @Test
  void aVoterWithAnotherLogHasNoVoteUntilItIsAddedAnew() {
    Look look = new Look(ANEW, PANGYO, false, 0, 7, NOON);
    assertThat(refusal(rule(look))).isEqualTo(Rule.NOT_SEATED);
    rule(new Reseat(seat(PANGYO_OPS), ANEW, "its disk was replaced", "op", NOON));
    assertThat(rule(look)).isInstanceOf(Ruling.Noted.class);
  }

  @Test
  void theOldLogHasNoVoteAnyMoreAndWhatItSaidIsForgotten() {
    miss(ANSAN_OPS, PANGYO);
    listen();
    rule(new Tell(seat(ANSAN_OPS), new SiteStatement(ANSAN, NEW_DB, false, 7, 3, Regency.NONE)));
    rule(new Reseat(seat(WITNESS), ANEW, "its disk was replaced", "op", NOON));
    assertThat(state.sighting(PANGYO, ANSAN_OPS)).isEmpty();
    assertThat(state.statement(ANSAN)).isEmpty();
    assertThat(refusal(rule(new Look(Seat.founding(ANSAN_OPS), PANGYO, false, 0, 7, NOON))))
        .isEqualTo(Rule.NOT_SEATED);
  }

  @Test
  void nobodySeatsThemselvesNorAStranger() {
    assertThat(refusal(rule(new Reseat(ANEW, ANEW, "let me in", "op", NOON))))
        .isEqualTo(Rule.NOT_SEATED);
    Seat stranger = Seat.parse("seoul-ops~1");
    assertThat(refusal(rule(new Reseat(seat(WITNESS), stranger, "why not", "op", NOON))))
        .isEqualTo(Rule.NOT_SEATED);
  }

  // --- the story's verbs

  private void goDown(SiteName site) {
    silent.add(VoterName.opsOf(site));
    miss(WITNESS, site);
    miss(ELECTORATE.judgeOf(site), site);
  }

  private void cutLink() {
    miss(ANSAN_OPS, PANGYO);
    miss(PANGYO_OPS, ANSAN);
  }

  private void miss(VoterName voter, SiteName site) {
    misses.computeIfAbsent(voter, v -> new HashSet<>()).add(site);
  }

  private void prefer(SiteName site) {
    rule(new Prefer(seat(PANGYO_OPS), new Policy(true, site), "more users", "op", NOON));
  }

  private void leaveItToPeople() {
    rule(new Prefer(seat(PANGYO_OPS), new Policy(false, null), "an exercise", "op", NOON));
  }

  /** Every voter says what it has to say until none has anything left. */
  private void listen() {
    boolean spoken = true;
    for (int round = 0; spoken; round++) {
      assertThat(round).as("they fall silent").isLessThan(20);
      spoken = false;
      for (VoterName voter : ELECTORATE.voters()) {
        for (SiteName site : ELECTORATE.sites()) {
          spoken |= speak(voter, site);
        }
      }
    }
  }

  private boolean speak(VoterName voter, SiteName site) {
    boolean sees = !misses.getOrDefault(voter, Set.of()).contains(site);
    var look = Sentry.next(state, seat(voter), site, sees, NOON);
    if (silent.contains(voter) || look.isEmpty()) {
      return false;
    }
    rule(look.get());
    return true;
  }

  private Ruling declareLost(SiteName site) {
    DeclareLost command = new DeclareLost(site, new Epoch(epoch()), "no answer", "op");
    Proposal proposal = new Proposal(UUID.randomUUID(), command, NOON);
    return rule(new Decide(seat(ELECTORATE.judgeOf(site)), proposal));
  }

  private Ruling rule(Motion motion) {
    Step step = QuorumRules.rule(state, motion);
    state = step.next();
    return step.ruling();
  }

  private Seat seat(VoterName voter) {
    return state.seatOf(voter);
  }

  private SiteState stateOf(SiteName site) {
    return state.states().orElseThrow().stateOf(site);
  }

  private long epoch() {
    return state.states().orElseThrow().epoch().value();
  }

  private static Rule refusal(Ruling ruling) {
    assertThat(ruling).isInstanceOf(Refused.class);
    return ((Refused) ruling).rule();
  }

  private static QuorumState inStates(SiteState ansan, SiteState pangyo) {
    Decision before = new Decision(new Epoch(7), "before", "test", "test", NOON);
    return QuorumState.founded(ELECTORATE)
        .decided(Sites.states(ansan, pangyo), new UUID(0, 1), before);
  }
}
