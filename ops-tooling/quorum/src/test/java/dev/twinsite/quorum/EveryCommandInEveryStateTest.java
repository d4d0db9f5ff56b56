package dev.twinsite.quorum;

import static dev.twinsite.quorum.Sites.ANSAN;
import static dev.twinsite.quorum.Sites.ANSAN_DB;
import static dev.twinsite.quorum.Sites.NEW_DB;
import static dev.twinsite.quorum.Sites.NOON;
import static dev.twinsite.quorum.Sites.PANGYO;
import static dev.twinsite.quorum.Sites.PANGYO_DB;
import static dev.twinsite.quorum.Sites.SEVENTH;
import static dev.twinsite.quorum.Sites.states;
import static dev.twinsite.site.SiteState.ACTIVE;
import static dev.twinsite.site.SiteState.DRAINED;
import static dev.twinsite.site.SiteState.LOST;
import static dev.twinsite.site.SiteState.REJOINING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.quorum.Command.AboutSite;
import dev.twinsite.quorum.Command.Acceptance;
import dev.twinsite.quorum.Command.Activate;
import dev.twinsite.quorum.Command.Admit;
import dev.twinsite.quorum.Command.DeclareLost;
import dev.twinsite.quorum.Command.Drain;
import dev.twinsite.quorum.Command.Genesis;
import dev.twinsite.quorum.Command.Rejoin;
import dev.twinsite.quorum.QuorumRules.Step;
import dev.twinsite.quorum.Ruling.Decided;
import dev.twinsite.quorum.Ruling.Refused;
import dev.twinsite.quorum.SiteStatement.Regency;
import dev.twinsite.site.Epoch;
import dev.twinsite.site.SiteName;
import dev.twinsite.site.SiteState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every command about every site, on every epoch, in every pair of states, with everything that the
 * voters may have seen and said: compared with a table that is written down a second time here.
 */
class EveryCommandInEveryStateTest {

  private static final Electorate ELECTORATE = new Electorate(PANGYO, ANSAN);
  private static final UUID PROPOSAL = new UUID(7, 7);
  private static final long INCARNATION = 3;

  /**
   * All that a command may meet.
   *
   * @param seen by the ops server of the other site; null if it has not looked
   * @param own what the site's ops server says
   * @param peers what the other site's ops server says
   */
  private record World(
      SiteStates states,
      AboutSite command,
      @Nullable Boolean seen,
      @Nullable SiteStatement own,
      @Nullable SiteStatement peers) {

    SiteState state() {
      return states.stateOf(command.site());
    }

    boolean peerIsActive() {
      return states.peerOf(command.site()).state() == ACTIVE;
    }
  }

  @Test
  void endsAsTheTableSays() {
    int worlds = 0;
    for (SiteStates states : allStates()) {
      for (AboutSite command : allCommands()) {
        worlds += checkAll(states, command);
      }
    }
    assertThat(worlds).isEqualTo(7 * 30 * 3 * 33 * 9);
  }

  private static int checkAll(SiteStates states, AboutSite command) {
    int worlds = 0;
    SiteName peer = ELECTORATE.peerOf(command.site());
    for (SiteStatement own : ownStatements(command.site())) {
      for (SiteStatement peers : peerStatements(peer)) {
        for (Boolean seen : new Boolean[] {null, true, false}) {
          check(new World(states, command, seen, own, peers));
          worlds++;
        }
      }
    }
    return worlds;
  }

  private static void check(World world) {
    QuorumState before = stateOf(world);
    Step step =
        QuorumRules.rule(
            before, new Motion.Decide(pangyoOps(), new Proposal(PROPOSAL, world.command, NOON)));
    Optional<Rule> refusal = refusal(world);
    if (refusal.isPresent()) {
      assertThat(step.ruling()).as("%s", world).isInstanceOf(Refused.class);
      assertThat(((Refused) step.ruling()).rule()).as("%s", world).isEqualTo(refusal.get());
      assertThat(step.next().decided()).isSameAs(before.decided());
    } else {
      checkDecided(world, step);
    }
  }

  private static void checkDecided(World world, Step step) {
    assertThat(step.ruling()).as("%s", world).isInstanceOf(Decided.class);
    SiteStates next = step.next().states().orElseThrow();
    SiteRecord site = next.recordOf(world.command.site());
    assertThat(next.epoch().value()).isEqualTo(SEVENTH.value() + 1);
    assertThat(site.state()).as("%s", world).isEqualTo(next(world.command));
    assertThat(next.peerOf(site.site())).isEqualTo(world.states.peerOf(site.site()));
    boolean reborn = world.command instanceof Rejoin;
    assertThat(site.incarnation().value()).isEqualTo(reborn ? INCARNATION + 1 : INCARNATION);
    assertThat(step.next().history().get(0).by()).isEqualTo("op");
  }

  // --- the table

  private static Optional<Rule> refusal(World world) {
    if (!world.command.epoch().equals(SEVENTH)) {
      return Optional.of(Rule.STALE_EPOCH);
    } else if (world.command instanceof Admit) {
      return Optional.of(world.state() == ACTIVE ? Rule.NOT_NEEDED : Rule.PEER_ALIVE);
    } else if (!origins(world.command).contains(world.state())) {
      return Optional.of(Rule.FORBIDDEN_TRANSITION);
    } else if (takesOut(world.command) && !world.peerIsActive()) {
      return Optional.of(Rule.BOTH_OUT);
    }
    return refusalByEvidence(world);
  }

  private static Optional<Rule> refusalByEvidence(World world) {
    if (world.command instanceof DeclareLost) {
      return refuseUnless(Boolean.FALSE.equals(world.seen), Rule.PEER_ALIVE);
    } else if (world.command instanceof Rejoin rejoin) {
      boolean known = world.own != null && rejoin.database().equals(world.own.database());
      boolean regent = says(world.peers, Regency.REGENT);
      return refuseUnless(known, Rule.IDENTITY_UNKNOWN)
          .or(() -> refuseUnless(regent, Rule.REGENCY_NOT_BEGUN));
    } else if (world.command instanceof Activate) {
      boolean seen = says(world.own, Regency.NONE) && world.own.incarnation() == INCARNATION;
      return refuseUnless(seen && says(world.peers, Regency.NONE), Rule.NOT_CAUGHT_UP);
    }
    return Optional.empty();
  }

  private static boolean says(@Nullable SiteStatement statement, Regency regency) {
    return statement != null
        && statement.regency() == regency
        && statement.epoch() >= SEVENTH.value();
  }

  private static Optional<Rule> refuseUnless(boolean so, Rule rule) {
    return so ? Optional.empty() : Optional.of(rule);
  }

  private static boolean takesOut(AboutSite command) {
    return command instanceof DeclareLost || command instanceof Drain;
  }

  private static List<SiteState> origins(AboutSite command) {
    if (command instanceof DeclareLost) {
      return List.of(ACTIVE, DRAINED, REJOINING);
    } else if (command instanceof Drain) {
      return List.of(ACTIVE);
    }
    return command instanceof Rejoin ? List.of(LOST, DRAINED) : List.of(REJOINING);
  }

  private static SiteState next(AboutSite command) {
    if (command instanceof DeclareLost) {
      return LOST;
    } else if (command instanceof Drain) {
      return DRAINED;
    }
    return command instanceof Rejoin ? REJOINING : ACTIVE;
  }

  // --- everything there is

  private static List<SiteStates> allStates() {
    List<SiteStates> all = new ArrayList<>();
    all.add(states(ACTIVE, ACTIVE));
    for (SiteState out : List.of(LOST, DRAINED, REJOINING)) {
      all.add(states(ACTIVE, out));
      all.add(states(out, ACTIVE));
    }
    return all;
  }

  private static List<AboutSite> allCommands() {
    List<AboutSite> all = new ArrayList<>();
    for (SiteName site : List.of(ANSAN, PANGYO)) {
      for (long number : new long[] {6, 7, 8}) {
        Epoch epoch = new Epoch(number);
        all.add(new DeclareLost(site, epoch, "fire", "op"));
        all.add(new Drain(site, epoch, "maintenance", "op"));
        all.add(new Rejoin(site, epoch, NEW_DB, "power is back", "op"));
        all.add(new Activate(site, epoch, "caught up", "op"));
        all.add(new Admit(site, epoch, new Acceptance(25, true), "peer is off", "op"));
      }
    }
    return all;
  }

  private static List<@Nullable SiteStatement> ownStatements(SiteName site) {
    List<@Nullable SiteStatement> all = new ArrayList<>();
    all.add(null);
    for (Regency regency : Regency.values()) {
      for (UUID database : List.of(NEW_DB, PANGYO_DB)) {
        for (long epoch : new long[] {6, 7}) {
          all.add(new SiteStatement(site, database, false, epoch, INCARNATION, regency));
          all.add(new SiteStatement(site, database, false, epoch, INCARNATION - 1, regency));
        }
      }
    }
    return all;
  }

  private static List<@Nullable SiteStatement> peerStatements(SiteName peer) {
    List<@Nullable SiteStatement> all = new ArrayList<>();
    all.add(null);
    for (Regency regency : Regency.values()) {
      for (long epoch : new long[] {6, 7}) {
        all.add(new SiteStatement(peer, ANSAN_DB, false, epoch, INCARNATION, regency));
      }
    }
    return all;
  }

  private static QuorumState stateOf(World world) {
    Decision before = new Decision(SEVENTH, "before", "test", "test", NOON);
    QuorumState state =
        QuorumState.founded(ELECTORATE).decided(world.states, new UUID(0, 1), before);
    SiteName site = world.command.site();
    if (world.seen != null) {
      state = state.with(site, ELECTORATE.judgeOf(site), new Sighting(world.seen, 1, 0));
    }
    state = world.own == null ? state : state.with(world.own);
    return world.peers == null ? state : state.with(world.peers);
  }

  private static Seat pangyoOps() {
    return Seat.founding(VoterName.opsOf(PANGYO));
  }

  @Test
  void theSitesAreAdmittedForTheFirstTimeOnceAndWithTheDatabasesTheySayTheyHave() {
    Map<SiteName, UUID> databases = Map.of(ANSAN, ANSAN_DB, PANGYO, PANGYO_DB);
    Motion genesis =
        new Motion.Decide(
            pangyoOps(), new Proposal(PROPOSAL, Genesis.of(databases, "pangyo-ops"), NOON));
    QuorumState empty = QuorumState.founded(ELECTORATE);
    assertThat(rule(empty, genesis)).isEqualTo(Rule.IDENTITY_UNKNOWN);
    QuorumState one = empty.with(fresh(ANSAN, ANSAN_DB, true));
    assertThat(rule(one, genesis)).isEqualTo(Rule.IDENTITY_UNKNOWN);
    assertThat(rule(one.with(fresh(PANGYO, NEW_DB, true)), genesis))
        .isEqualTo(Rule.IDENTITY_UNKNOWN);
    assertThat(rule(one.with(fresh(PANGYO, PANGYO_DB, false)), genesis))
        .isEqualTo(Rule.IDENTITY_UNKNOWN);
    Step step = QuorumRules.rule(one.with(fresh(PANGYO, PANGYO_DB, true)), genesis);
    assertThat(step.next().states().orElseThrow().epoch()).isEqualTo(Epoch.FIRST);
  }

  @Test
  void nothingElseCanBeDecidedBeforeThat() {
    for (AboutSite command : allCommands()) {
      Motion motion = new Motion.Decide(pangyoOps(), new Proposal(PROPOSAL, command, NOON));
      assertThat(rule(QuorumState.founded(ELECTORATE), motion)).isEqualTo(Rule.NO_STATES);
    }
  }

  @Test
  void theyAreNotAdmittedForTheFirstTimeTwice() {
    for (SiteStates states : allStates()) {
      Decision before = new Decision(SEVENTH, "before", "test", "test", NOON);
      QuorumState state = QuorumState.founded(ELECTORATE).decided(states, PROPOSAL, before);
      Genesis genesis = Genesis.of(Map.of(ANSAN, ANSAN_DB, PANGYO, PANGYO_DB), "ops");
      Proposal again = new Proposal(new UUID(0, 9), genesis, NOON);
      assertThat(rule(state, new Motion.Decide(pangyoOps(), again)))
          .isEqualTo(Rule.ALREADY_FOUNDED);
    }
  }

  private static Rule rule(QuorumState state, Motion motion) {
    Ruling ruling = QuorumRules.rule(state, motion).ruling();
    assertThat(ruling).isInstanceOf(Refused.class);
    return ((Refused) ruling).rule();
  }

  private static SiteStatement fresh(SiteName site, UUID database, boolean isNew) {
    return new SiteStatement(site, database, isNew, 0, 0, Regency.UNKNOWN);
  }
}
