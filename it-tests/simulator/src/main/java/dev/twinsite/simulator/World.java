package dev.twinsite.simulator;

import dev.twinsite.quorum.Electorate;
import dev.twinsite.quorum.Seat;
import dev.twinsite.quorum.VoterName;
import dev.twinsite.site.SiteName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Everything there is in one game. */
final class World {

  /** What differs from game to game about how the sites are set up. */
  record Pace(int batchEvents, Duration linger, Duration applyBudget, int rejoinBacklog) {}

  /** What must never be seen, and was. */
  record Violation(String what, Optional<Throwable> cause) {}

  static final SiteName PANGYO = new SiteName("pangyo");
  static final SiteName ANSAN = new SiteName("ansan");
  private static final int MOVES_KEPT = Integer.getInteger("twinsite.moves", 200);

  final Timeline time = new Timeline();
  final Dice dice;
  final Trace trace = new Trace(time, MOVES_KEPT);
  final Network network = new Network(this);
  final Electorate electorate = new Electorate(PANGYO, ANSAN);
  final Bugs bugs;
  final Pace pace;
  final Checks checks = new Checks(this);
  final Tokens tokens = new Tokens(this);
  final SimulatedSite pangyo;
  final SimulatedSite ansan;
  final Witness witness;

  /** Whether people admit a site whose regent they cannot ask. */
  final boolean admissions;

  private Optional<Violation> violation = Optional.empty();

  World(long seed, Set<Bug> planted) {
    dice = new Dice(seed);
    bugs = new Bugs(this, planted);
    pace =
        new Pace(
            dice.oneOf(List.of(1, 3, 10, 100)),
            dice.oneOf(List.of(Duration.ZERO, Duration.ofMillis(5))),
            dice.oneOf(List.of(Duration.ofNanos(200_000), Duration.ofMillis(1_500))),
            dice.oneOf(List.of(1, 5, 50)));
    pangyo = new SimulatedSite(this, PANGYO, ANSAN, dice.chance(25) ? 2 : 1);
    ansan = new SimulatedSite(this, ANSAN, PANGYO, dice.chance(25) ? 2 : 1);
    witness = new Witness(this);
    admissions = dice.chance(15);
  }

  List<SimulatedSite> sites() {
    return List.of(pangyo, ansan);
  }

  SimulatedSite peerOf(SimulatedSite site) {
    return site == pangyo ? ansan : pangyo;
  }

  SimulatedSite site(SiteName name) {
    return name.equals(PANGYO) ? pangyo : ansan;
  }

  List<Place> places() {
    return List.of(pangyo.place, ansan.place, witness.place());
  }

  List<Voter> voters() {
    return List.of(pangyo.ops().voter(), ansan.ops().voter(), witness.voter());
  }

  Voter voter(VoterName name) {
    return voters().stream().filter(voter -> voter.name.equals(name)).findFirst().orElseThrow();
  }

  /** The seats that vote from the beginning. */
  Set<String> founders() {
    Set<String> seats = new TreeSet<>();
    electorate.voters().forEach(voter -> seats.add(Seat.founding(voter).toString()));
    return seats;
  }

  /** Says that something is wrong; the first thing counts. */
  void violated(String what) {
    violated(what, null);
  }

  void violated(String what, @Nullable Throwable cause) {
    if (violation.isEmpty()) {
      violation = Optional.of(new Violation(what, Optional.ofNullable(cause)));
      trace.add("!", "%s", what);
    }
  }

  Optional<Violation> violation() {
    return violation;
  }
}
