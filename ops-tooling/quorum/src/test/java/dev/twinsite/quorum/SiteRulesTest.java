package dev.twinsite.quorum;

import static dev.twinsite.quorum.Sites.ANSAN;
import static dev.twinsite.quorum.Sites.ANSAN_DB;
import static dev.twinsite.quorum.Sites.MORNING;
import static dev.twinsite.quorum.Sites.NEW_DB;
import static dev.twinsite.quorum.Sites.NOON;
import static dev.twinsite.quorum.Sites.PANGYO;
import static dev.twinsite.quorum.Sites.PANGYO_DB;
import static dev.twinsite.quorum.Sites.SEVENTH;
import static dev.twinsite.quorum.Sites.bothActive;
import static dev.twinsite.quorum.Sites.evidence;
import static dev.twinsite.quorum.Sites.peerOf;
import static dev.twinsite.quorum.Sites.proposal;
import static dev.twinsite.quorum.Sites.states;
import static dev.twinsite.site.SiteState.ACTIVE;
import static dev.twinsite.site.SiteState.DRAINED;
import static dev.twinsite.site.SiteState.LOST;
import static dev.twinsite.site.SiteState.REJOINING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twinsite.quorum.Command.AboutSite;
import dev.twinsite.quorum.Command.Acceptance;
import dev.twinsite.quorum.Command.Activate;
import dev.twinsite.quorum.Command.Admit;
import dev.twinsite.quorum.Command.DeclareLost;
import dev.twinsite.quorum.Command.Drain;
import dev.twinsite.quorum.Command.Genesis;
import dev.twinsite.quorum.Command.Rejoin;
import dev.twinsite.quorum.Verdict.Accepted;
import dev.twinsite.quorum.Verdict.Rejected;
import dev.twinsite.site.Epoch;
import dev.twinsite.site.Incarnation;
import dev.twinsite.site.SiteName;
import dev.twinsite.site.SiteState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SiteRulesTest {

  private static final List<SiteName> NAMES = List.of(ANSAN, PANGYO);
  private static final Acceptance ACCEPTED = new Acceptance(25, true);

  /** A command in a situation: everything that the rules look at. */
  record Situation(SiteStates states, AboutSite command, Evidence evidence) {

    Verdict decide() {
      return SiteRules.decide(states, proposal(command), evidence);
    }

    SiteState before() {
      return states.stateOf(command.site());
    }

    SiteState peer() {
      return states.stateOf(peerOf(command.site()));
    }

    boolean stale() {
      return !command.epoch().equals(states.epoch());
    }
  }

  /** Every command about a site in every state, with every combination of evidence. */
  static Stream<Situation> everySituation() {
    return everyStates()
        .flatMap(
            states ->
                everyCommand()
                    .flatMap(
                        command ->
                            everyEvidence()
                                .map(evidence -> new Situation(states, command, evidence))));
  }

  private static Stream<SiteStates> everyStates() {
    return Stream.of(SiteState.values())
        .flatMap(one -> Stream.of(SiteState.values()).map(other -> List.of(one, other)))
        .filter(pair -> pair.contains(ACTIVE))
        .map(pair -> states(pair.get(0), pair.get(1)));
  }

  private static Stream<AboutSite> everyCommand() {
    return NAMES.stream()
        .flatMap(
            site ->
                Stream.of(new Epoch(6), SEVENTH, new Epoch(8))
                    .flatMap(epoch -> commands(site, epoch)));
  }

  private static Stream<AboutSite> commands(SiteName site, Epoch epoch) {
    return Stream.of(
        new DeclareLost(site, epoch, "fire", "op"),
        new Rejoin(site, epoch, NEW_DB, "power is back", "op"),
        new Activate(site, epoch, "caught up", "ops"),
        new Drain(site, epoch, "maintenance", "op"),
        new Admit(site, epoch, ACCEPTED, "peer is off", "op"));
  }

  private static Stream<Evidence> everyEvidence() {
    return IntStream.range(0, 16)
        .mapToObj(i -> evidence((i & 1) > 0, (i & 2) > 0, (i & 4) > 0, (i & 8) > 0));
  }

  @Test
  void thereAreThisManySituations() {
    assertThat(everySituation()).hasSize(7 * 2 * 3 * 5 * 16);
  }

  @ParameterizedTest
  @MethodSource("everySituation")
  void acceptsExactlyWhatIsAllowed(Situation it) {
    assertThat(it.decide() instanceof Accepted).as(it.toString()).isEqualTo(isAllowed(it));
  }

  /** The rules once more, as one would explain them. */
  private static boolean isAllowed(Situation it) {
    Evidence seen = it.evidence();
    boolean peerActive = it.peer() == ACTIVE;
    if (it.stale()) {
      return false;
    } else if (it.command() instanceof DeclareLost) {
      return it.before() != LOST && peerActive && seen.signOfLife().isEmpty();
    } else if (it.command() instanceof Rejoin) {
      boolean out = it.before() == LOST || it.before() == DRAINED;
      return out && seen.database().isPresent() && seen.peerIsRegent();
    } else if (it.command() instanceof Activate) {
      return it.before() == REJOINING && seen.regencyEnded();
    } else if (it.command() instanceof Drain) {
      return it.before() == ACTIVE && peerActive;
    }
    return false;
  }

  @ParameterizedTest
  @MethodSource("everySituation")
  void neverLeavesBothSitesOut(Situation it) {
    if (it.decide() instanceof Accepted yes) {
      assertThat(yes.next().sites().values()).anyMatch(site -> site.state() == ACTIVE);
    }
  }

  @ParameterizedTest
  @MethodSource("everySituation")
  void raisesTheEpochByOneAndTouchesOneSiteOnly(Situation it) {
    if (it.decide() instanceof Accepted yes) {
      SiteName site = it.command().site();
      assertThat(yes.next().epoch()).isEqualTo(new Epoch(8));
      assertThat(yes.next().recordOf(peerOf(site))).isEqualTo(it.states().recordOf(peerOf(site)));
      assertThat(yes.next().recordOf(site).since()).isEqualTo(NOON);
      assertThat(yes.next().recordOf(site).reason()).isEqualTo(it.command().reason());
    }
  }

  @ParameterizedTest
  @MethodSource("everySituation")
  void onlyARejoinBeginsAnIncarnation(Situation it) {
    if (it.decide() instanceof Accepted yes) {
      boolean rejoins = it.command() instanceof Rejoin;
      SiteRecord after = yes.next().recordOf(it.command().site());
      assertThat(after.incarnation()).isEqualTo(new Incarnation(rejoins ? 4 : 3));
      assertThat(after.database().equals(NEW_DB)).isEqualTo(rejoins);
    }
  }

  @ParameterizedTest
  @MethodSource("everySituation")
  void everyRefusalNamesARuleAndSaysWhy(Situation it) {
    if (it.decide() instanceof Rejected no) {
      assertThat(no.rule().label()).matches("[a-z][a-z-]+[a-z]");
      assertThat(no.detail()).isNotBlank();
    }
  }

  @ParameterizedTest(name = "{0} of ansan when it is {1} and pangyo is {2}: {3}")
  @CsvSource({
    "declare-lost, ACTIVE,    ACTIVE,    peer-alive",
    "declare-lost, ACTIVE,    LOST,      both-out",
    "declare-lost, ACTIVE,    REJOINING, both-out",
    "declare-lost, ACTIVE,    DRAINED,   both-out",
    "declare-lost, LOST,      ACTIVE,    forbidden-transition",
    "rejoin,       ACTIVE,    ACTIVE,    forbidden-transition",
    "rejoin,       REJOINING, ACTIVE,    forbidden-transition",
    "rejoin,       LOST,      ACTIVE,    identity-unknown",
    "activate,     ACTIVE,    ACTIVE,    forbidden-transition",
    "activate,     LOST,      ACTIVE,    forbidden-transition",
    "activate,     DRAINED,   ACTIVE,    forbidden-transition",
    "activate,     REJOINING, ACTIVE,    not-caught-up",
    "drain,        LOST,      ACTIVE,    forbidden-transition",
    "drain,        ACTIVE,    LOST,      both-out",
    "admit,        ACTIVE,    LOST,      not-needed",
    "admit,        LOST,      ACTIVE,    peer-alive",
    "admit,        DRAINED,   ACTIVE,    peer-alive",
    "admit,        REJOINING, ACTIVE,    peer-alive"
  })
  void refusesUnderTheNameOfTheRule(
      String command, SiteState ansan, SiteState pangyo, String rule) {
    Evidence nothingButLife = evidence(true, false, false, false);
    Verdict verdict =
        SiteRules.decide(states(ansan, pangyo), proposal(named(command)), nothingButLife);
    assertThat(((Rejected) verdict).rule().label()).isEqualTo(rule);
  }

  private static Command named(String command) {
    return switch (command) {
      case "declare-lost" -> new DeclareLost(ANSAN, SEVENTH, "fire", "op");
      case "rejoin" -> new Rejoin(ANSAN, SEVENTH, NEW_DB, "power is back", "op");
      case "activate" -> new Activate(ANSAN, SEVENTH, "caught up", "ops");
      case "drain" -> new Drain(ANSAN, SEVENTH, "maintenance", "op");
      default -> new Admit(ANSAN, SEVENTH, ACCEPTED, "peer is off", "op");
    };
  }

  @Test
  void refusesAStaleEpochBeforeAnythingElse() {
    DeclareLost early = new DeclareLost(ANSAN, new Epoch(6), "fire", "op");
    assertThat(rule(states(LOST, ACTIVE), early)).isEqualTo(Rule.STALE_EPOCH);
  }

  @Test
  void refusesASiteThatDoesNotExist() {
    DeclareLost elsewhere = new DeclareLost(new SiteName("busan"), SEVENTH, "fire", "op");
    assertThat(rule(bothActive(), elsewhere)).isEqualTo(Rule.UNKNOWN_SITE);
  }

  @Test
  void refusesToRejoinAnotherDatabaseThanIsThere() {
    Rejoin old = new Rejoin(ANSAN, SEVENTH, ANSAN_DB, "power is back", "op");
    Verdict verdict =
        SiteRules.decide(states(LOST, ACTIVE), proposal(old), evidence(false, true, true, false));
    assertThat(((Rejected) verdict).rule()).isEqualTo(Rule.IDENTITY_UNKNOWN);
  }

  @Test
  void refusesToRejoinBeforeTheSurvivorDecidesAlone() {
    Rejoin early = new Rejoin(ANSAN, SEVENTH, NEW_DB, "power is back", "op");
    Verdict verdict =
        SiteRules.decide(
            states(LOST, ACTIVE), proposal(early), evidence(false, true, false, false));
    assertThat(((Rejected) verdict).rule()).isEqualTo(Rule.REGENCY_NOT_BEGUN);
  }

  @Test
  void admitsBothSitesForTheFirstTime() {
    SiteStates first = ((Accepted) found(null, PANGYO_DB)).next();
    assertThat(first.epoch()).isEqualTo(Epoch.FIRST);
    assertThat(first.recordOf(ANSAN))
        .isEqualTo(
            new SiteRecord(
                ANSAN,
                ACTIVE,
                Incarnation.FIRST,
                ANSAN_DB,
                NOON,
                "first start of both sites",
                "ops"));
    assertThat(first.recordOf(PANGYO).database()).isEqualTo(PANGYO_DB);
  }

  @Test
  void admitsForTheFirstTimeOnlyOnce() {
    assertThat(((Rejected) found(bothActive(), PANGYO_DB)).rule()).isEqualTo(Rule.ALREADY_FOUNDED);
  }

  @Test
  void admitsNoDatabaseThatTheVoterDoesNotHave() {
    assertThat(((Rejected) found(null, NEW_DB)).rule()).isEqualTo(Rule.IDENTITY_UNKNOWN);
  }

  private static Verdict found(SiteStates states, UUID mine) {
    Genesis genesis = Genesis.of(Map.of(ANSAN, ANSAN_DB, PANGYO, PANGYO_DB), "ops");
    return SiteRules.decide(states, proposal(genesis), Evidence.ofNew(Optional.of(mine)));
  }

  @Test
  void changesNothingBeforeTheSitesHaveBeenAdmitted() {
    assertThat(rule(null, new DeclareLost(ANSAN, SEVENTH, "fire", "op"))).isEqualTo(Rule.NO_STATES);
  }

  @Test
  void statesRefuseThatBothSitesAreOut() {
    assertThatThrownBy(() -> states(LOST, REJOINING))
        .hasMessageContaining("both sites would be out");
  }

  @Test
  void statesRefuseASingleSite() {
    var alone = new TreeMap<>(Map.of(ANSAN, Sites.record(ANSAN, ACTIVE, ANSAN_DB)));
    assertThatThrownBy(() -> new SiteStates(SEVENTH, alone)).hasMessageContaining("two sites");
  }

  @Test
  void statesRefuseARecordUnderAnotherName() {
    var swapped =
        new TreeMap<>(
            Map.of(
                ANSAN, Sites.record(PANGYO, ACTIVE, ANSAN_DB),
                PANGYO, Sites.record(ANSAN, ACTIVE, PANGYO_DB)));
    assertThatThrownBy(() -> new SiteStates(SEVENTH, swapped)).hasMessageContaining("stands under");
  }

  @Test
  void theTimeOfADecisionIsThatOfItsProposal() {
    assertThat(MORNING).isBefore(NOON);
    Verdict verdict =
        SiteRules.decide(
            bothActive(), proposal(new DeclareLost(ANSAN, SEVENTH, "fire", "op")), Evidence.NONE);
    assertThat(((Accepted) verdict).next().recordOf(ANSAN).since()).isEqualTo(NOON);
  }

  private static Rule rule(SiteStates states, Command command) {
    return ((Rejected) SiteRules.decide(states, proposal(command), Evidence.NONE)).rule();
  }
}
