package dev.twinsite.quorum;

import static dev.twinsite.quorum.Sites.ANSAN;
import static dev.twinsite.quorum.Sites.NOON;
import static dev.twinsite.quorum.Sites.PANGYO;
import static dev.twinsite.site.SiteState.ACTIVE;
import static dev.twinsite.site.SiteState.LOST;
import static dev.twinsite.site.SiteState.REJOINING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.quorum.Motion.Prefer;
import dev.twinsite.quorum.Vigil.Sign;
import dev.twinsite.site.Epoch;
import dev.twinsite.site.SiteName;
import dev.twinsite.site.SiteState;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Voters that notice the same thing at different moments, on a clock that is an argument. */
class VigilTest {

  private static final Electorate ELECTORATE = new Electorate(PANGYO, ANSAN);
  private static final long STEP = Duration.ofMillis(100).toNanos();
  private static final Duration AFTER = Duration.ofSeconds(3);
  private static final Duration AT_START = Duration.ofMinutes(1);

  private final Map<VoterName, Map<SiteName, Vigil>> vigils = new TreeMap<>();

  /** How long each voter's last sign of life of a site lags behind the truth. */
  private final Map<VoterName, Long> lag = new TreeMap<>();

  private final Map<SiteName, Long> lastSign = new TreeMap<>();
  private final Map<SiteName, Boolean> alive = new TreeMap<>();
  private QuorumState state = inStates(ACTIVE, ACTIVE);
  private boolean linkCut;
  private long now;

  VigilTest() {
    for (VoterName voter : ELECTORATE.voters()) {
      vigils.put(voter, new TreeMap<>());
      lag.put(voter, 0L);
      ELECTORATE.sites().forEach(site -> begin(voter, site));
    }
    ELECTORATE.sites().forEach(site -> alive.put(site, true));
  }

  private void begin(VoterName voter, SiteName site) {
    vigils.get(voter).put(site, new Vigil(site, AFTER, AT_START));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ansan", "pangyo"})
  void whoeverNoticesFirstTheDeadSiteIsLostAlsoIfItIsPreferred(String dead) {
    SiteName site = new SiteName(dead);
    for (long late : new long[] {-900, -300, 300, 900}) {
      reset(site);
      lag.put(VoterName.WITNESS, Duration.ofMillis(Math.max(0, late)).toNanos());
      lag.put(ELECTORATE.judgeOf(site), Duration.ofMillis(Math.max(0, -late)).toNanos());
      pass(Duration.ofSeconds(5));
      alive.put(site, false);
      pass(Duration.ofSeconds(8));
      assertThat(stateOf(site)).as("the witness is %d ms late", late).isEqualTo(LOST);
      assertThat(stateOf(ELECTORATE.peerOf(site))).isEqualTo(ACTIVE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ansan", "pangyo"})
  void aSiteThatReturnsIsNotFencedByTheVoterThatSeesItLast(String returning) {
    SiteName site = new SiteName(returning);
    for (long late : new long[] {-900, 900}) {
      reset(ELECTORATE.peerOf(site));
      pass(Duration.ofSeconds(5));
      alive.put(site, false);
      pass(Duration.ofSeconds(8));
      state = rejoining(site);
      lag.put(VoterName.WITNESS, Duration.ofMillis(Math.max(0, late)).toNanos());
      lag.put(ELECTORATE.judgeOf(site), Duration.ofMillis(Math.max(0, -late)).toNanos());
      alive.put(site, true);
      pass(Duration.ofSeconds(8));
      assertThat(stateOf(site)).isEqualTo(REJOINING);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ansan", "pangyo"})
  void overACutLinkThePreferredSiteSurvives(String preferred) {
    SiteName survivor = new SiteName(preferred);
    reset(survivor);
    pass(Duration.ofSeconds(5));
    linkCut = true;
    pass(Duration.ofSeconds(8));
    assertThat(stateOf(survivor)).isEqualTo(ACTIVE);
    assertThat(stateOf(ELECTORATE.peerOf(survivor))).isEqualTo(LOST);
  }

  @Test
  void aSiteThatBootsLastHasAMinuteFromWhenTheOtherOneWorks() {
    alive.put(PANGYO, false);
    alive.put(ANSAN, false);
    pass(Duration.ofMinutes(5));
    alive.put(ANSAN, true);
    pass(Duration.ofSeconds(50));
    assertThat(stateOf(PANGYO)).isEqualTo(ACTIVE);
    pass(Duration.ofSeconds(20));
    assertThat(stateOf(PANGYO)).isEqualTo(LOST);
  }

  @Test
  void whatWasSaidIsNotSaidAgainWhileTheRulingIsOnItsWay() {
    Vigil vigil = new Vigil(PANGYO, AFTER, AT_START);
    Seat own = state.seatOf(VoterName.WITNESS);
    Sign seen = new Sign(true, 1, true);
    assertThat(vigil.look(state, own, seen, STEP, NOON)).isPresent();
    assertThat(vigil.look(state, own, seen, 2 * STEP, NOON)).isEmpty();
    assertThat(vigil.look(state, own, seen, 20 * STEP, NOON)).isPresent();
  }

  private void reset(SiteName preferred) {
    state = inStates(ACTIVE, ACTIVE);
    rule(new Prefer(seat(VoterName.WITNESS), new Policy(true, preferred), "", "op", NOON));
    alive.replaceAll((site, before) -> true);
    lag.replaceAll((voter, before) -> 0L);
  }

  private void pass(Duration time) {
    for (long end = now + time.toNanos(); now < end; now += STEP) {
      alive.forEach((site, is) -> lastSign.merge(site, is ? now : -1, VigilTest::later));
      ELECTORATE.voters().forEach(this::look);
    }
  }

  private static Long later(Long before, Long sign) {
    return sign < 0 ? before : sign;
  }

  private void look(VoterName voter) {
    ELECTORATE.sites().stream()
        .filter(site -> ELECTORATE.mayJudge(voter, site))
        .filter(site -> isThere(voter))
        .forEach(
            site ->
                vigils
                    .get(voter)
                    .get(site)
                    .look(state, seat(voter), sign(voter, site), now, NOON)
                    .ifPresent(this::rule));
  }

  /** An ops server dies with its site. */
  private boolean isThere(VoterName voter) {
    return alive.entrySet().stream()
        .noneMatch(site -> !site.getValue() && VoterName.opsOf(site.getKey()).equals(voter));
  }

  private Sign sign(VoterName voter, SiteName site) {
    boolean blind = linkCut && !voter.equals(VoterName.WITNESS);
    long sign = lastSign.getOrDefault(site, -1L);
    boolean back = !blind && sign >= 0 && now - sign <= AFTER.toNanos() + lag.get(voter);
    boolean noticed = back && (sawBefore(voter, site) || now - bornAt(site) >= lag.get(voter));
    return new Sign(noticed, sign, alive.get(ELECTORATE.peerOf(site)));
  }

  private boolean sawBefore(VoterName voter, SiteName site) {
    return state.sighting(site, voter).filter(Sighting::sees).isPresent();
  }

  /** Since when it has given signs without a break. */
  private long bornAt(SiteName site) {
    return alive.get(site) ? firstSign.computeIfAbsent(site, s -> now) : forget(site);
  }

  private final Map<SiteName, Long> firstSign = new TreeMap<>();

  private long forget(SiteName site) {
    firstSign.remove(site);
    return now;
  }

  private QuorumState rejoining(SiteName site) {
    Decision decision = new Decision(new Epoch(9), "rejoin", "op", "back", NOON);
    SiteStates states =
        site.equals(ANSAN) ? Sites.states(REJOINING, ACTIVE) : Sites.states(ACTIVE, REJOINING);
    return state.decided(states, UUID.randomUUID(), decision);
  }

  private void rule(Motion motion) {
    state = QuorumRules.rule(state, motion).next();
  }

  private Seat seat(VoterName voter) {
    return state.seatOf(voter);
  }

  private SiteState stateOf(SiteName site) {
    return state.states().orElseThrow().stateOf(site);
  }

  private static QuorumState inStates(SiteState ansan, SiteState pangyo) {
    Decision before = new Decision(new Epoch(7), "before", "test", "test", NOON);
    return QuorumState.founded(ELECTORATE)
        .decided(Sites.states(ansan, pangyo), new UUID(0, 1), before);
  }
}
