package dev.twinsite.quorum;

import static dev.twinsite.quorum.Sites.ANSAN;
import static dev.twinsite.quorum.Sites.NOON;
import static dev.twinsite.quorum.Sites.PANGYO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.quorum.QuorumRules.Step;
import dev.twinsite.quorum.SiteStatement.Regency;
import dev.twinsite.site.Epoch;
import dev.twinsite.site.SiteName;
import dev.twinsite.site.SiteState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whatever is moved, by whomever, in whatever order, some things always hold. */
class AnyMotionsTest {

  private static final int GAMES = Integer.getInteger("twinsite.games", 400);
  private static final int MOTIONS = 600;
  private static final Electorate ELECTORATE = new Electorate(PANGYO, ANSAN);
  private static final List<SiteName> SITES = List.of(ANSAN, PANGYO);

  @Test
  void epochsRiseByOneAndOneSiteIsAlwaysActive() {
    Set<SiteState> reached = EnumSet.noneOf(SiteState.class);
    long decisions = 0;
    for (long seed = 0; seed < GAMES; seed++) {
      QuorumState end = new Game(seed).play(reached);
      decisions += end.states().map(states -> states.epoch().value()).orElse(0L);
    }
    assertThat(reached).as("the games lead everywhere").isEqualTo(EnumSet.allOf(SiteState.class));
    assertThat(decisions).isGreaterThan(GAMES * 3L);
  }

  @Test
  void whoeverSeesTheSameMotionsHoldsTheSameStates() {
    for (long seed = 0; seed < 20; seed++) {
      Game game = new Game(seed);
      QuorumState end = game.play(EnumSet.noneOf(SiteState.class));
      QuorumState replayed = QuorumState.founded(ELECTORATE);
      for (Motion motion : game.moved) {
        replayed = QuorumRules.rule(replayed, motion).next();
      }
      assertThat(replayed).as("seed %d", seed).isEqualTo(end);
    }
  }

  private static final class Game {
    private final long seed;
    private final Random random;
    private final List<Motion> moved = new ArrayList<>();
    private QuorumState state = QuorumState.founded(ELECTORATE);

    Game(long seed) {
      this.seed = seed;
      this.random = new Random(seed);
    }

    QuorumState play(Set<SiteState> reached) {
      for (int i = 0; i < MOTIONS; i++) {
        Motion motion = i < 20 && seed % 2 == 0 ? firstMotion(i) : anyMotion();
        Step step = QuorumRules.rule(state, motion);
        check(motion, step);
        moved.add(motion);
        state = step.next();
        state.states().ifPresent(now -> now.sites().values().forEach(s -> reached.add(s.state())));
      }
      return state;
    }

    private void check(Motion motion, Step step) {
      SiteStates before = state.states().orElse(null);
      SiteStates after = step.next().states().orElse(null);
      String story = "seed " + seed + ": " + motion;
      assertThat(step.next().version()).as(story).isEqualTo(state.version() + 1);
      if (after == null || after.equals(before)) {
        assertThat(after).as(story).isEqualTo(before);
        return;
      }
      long last = before == null ? 0 : before.epoch().value();
      assertThat(after.epoch().value()).as(story).isEqualTo(last + 1);
      assertThat(after.sites().values()).as(story).anyMatch(s -> s.state() == SiteState.ACTIVE);
      if (before != null && isAdmission(motion)) {
        checkAdmission(story, (Command.Admit) ((Motion.Decide) motion).proposal().command(), after);
      } else if (before != null) {
        SITES.forEach(site -> checkSite(story, before.recordOf(site), after.recordOf(site)));
      }
    }

    private static boolean isAdmission(Motion motion) {
      return motion instanceof Motion.Decide decide
          && decide.proposal().command() instanceof Command.Admit;
    }

    private static void checkAdmission(String story, Command.Admit admit, SiteStates after) {
      assertThat(after.stateOf(admit.site())).as(story).isEqualTo(SiteState.ACTIVE);
      assertThat(after.peerOf(admit.site()).state()).as(story).isEqualTo(SiteState.LOST);
      assertThat(admit.acceptance()).as(story).isNotNull();
    }

    private static void checkSite(String story, SiteRecord before, SiteRecord after) {
      boolean same = before.state() == after.state();
      assertThat(same || before.state().mayBecome(after.state())).as(story).isTrue();
      boolean reborn = !before.incarnation().equals(after.incarnation());
      assertThat(reborn).as(story).isEqualTo(!same && after.state() == SiteState.REJOINING);
      assertThat(after.incarnation()).as(story).isGreaterThanOrEqualTo(before.incarnation());
    }

    private Motion firstMotion(int i) {
      SiteName site = SITES.get(i % 2);
      SiteStatement fresh = new SiteStatement(site, new UUID(2, i % 2), true, 0, 0, Regency.NONE);
      Map<SiteName, UUID> databases = Map.of(ANSAN, new UUID(2, 0), PANGYO, new UUID(2, 1));
      Seat from = Seat.founding(VoterName.opsOf(site));
      return i < 2
          ? new Motion.Tell(from, fresh)
          : new Motion.Decide(
              from, new Proposal(anyId(), Command.Genesis.of(databases, "op"), NOON));
    }

    private Motion anyMotion() {
      SiteName site = any(SITES);
      VoterName voter = any(List.copyOf(ELECTORATE.voters()));
      Seat from = random.nextInt(20) == 0 ? new Seat(voter, "bad") : state.seatOf(voter);
      return switch (random.nextInt(10)) {
        case 0, 1, 2 -> new Motion.Decide(from, new Proposal(anyId(), anyCommand(site), NOON));
        case 3, 4, 5 -> new Motion.Tell(state.seatOf(VoterName.opsOf(site)), anyStatement(site));
        case 6 -> new Motion.Confirm(from, new NodeStart(site, "n", anyId(), anyDatabase()));
        case 7 ->
            random.nextInt(10) == 0
                ? new Motion.Reseat(from, new Seat(voter, "a" + random.nextInt(9)), "r", "op", NOON)
                : new Motion.Prefer(
                    from, new Policy(random.nextBoolean(), any(SITES)), "r", "op", NOON);
        default -> anyLook(from, voter, site);
      };
    }

    private Motion anyLook(Seat from, VoterName voter, SiteName site) {
      boolean sees = random.nextInt(3) == 0;
      Motion any = new Motion.Look(from, site, sees, random.nextInt(50), random.nextInt(50), NOON);
      return Sentry.next(state, from, site, sees, NOON).map(Motion.class::cast).orElse(any);
    }

    private Command anyCommand(SiteName site) {
      long epoch = state.states().map(states -> states.epoch().value()).orElse(1L);
      Epoch on = new Epoch(Math.max(1, epoch - (random.nextInt(8) == 0 ? 1 : 0)));
      return switch (random.nextInt(7)) {
        case 0 -> new Command.DeclareLost(site, on, "r", "op");
        case 1 -> new Command.Drain(site, on, "r", "op");
        case 2, 3 -> new Command.Rejoin(site, on, anyDatabase(), "r", "op");
        case 4, 5 -> new Command.Activate(site, on, "r", "op");
        default ->
            random.nextBoolean()
                ? new Command.Admit(site, on, anyAcceptance(), "r", "op")
                : Command.Genesis.of(Map.of(ANSAN, anyDatabase(), PANGYO, anyDatabase()), "op");
      };
    }

    private Command.Acceptance anyAcceptance() {
      return new Command.Acceptance(random.nextInt(9), random.nextInt(4) > 0);
    }

    private SiteStatement anyStatement(SiteName site) {
      long epoch = state.states().map(states -> states.epoch().value()).orElse(0L);
      long incarnation =
          state.states().map(states -> states.recordOf(site).incarnation().value()).orElse(0L);
      Regency regency = any(List.of(Regency.values()));
      return new SiteStatement(
          site, anyDatabase(), random.nextBoolean(), epoch, incarnation, regency);
    }

    private UUID anyDatabase() {
      return new UUID(2, random.nextInt(2));
    }

    private UUID anyId() {
      return new UUID(random.nextLong(), random.nextLong());
    }

    private <T> T any(List<T> of) {
      return of.get(random.nextInt(of.size()));
    }
  }
}
