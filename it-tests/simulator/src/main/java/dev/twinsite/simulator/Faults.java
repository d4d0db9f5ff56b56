package dev.twinsite.simulator;

import dev.twinsite.quorum.QuorumState;
import dev.twinsite.quorum.Seat;
import dev.twinsite.quorum.SiteRecord;
import dev.twinsite.site.SiteState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What breaks, and when. Each game has its own choice of faults, so that each gets its turn. */
final class Faults {

  private enum Fault {
    POWER_CUT,
    DEATH_AT_WORK,
    NODE_KILLED,
    SITE_PAUSED,
    LINK_CUT,
    SITE_ISOLATED,
    WITNESS_CUT_OFF,
    WITNESS_DOWN,
    OPS_DOWN,
    CLOCK_SET,
    BAD_NETWORK,
    OPERATOR
  }

  private final World world;
  private final List<Fault> chosen;
  private final int busyMillis;
  private boolean over;

  Faults(World world) {
    this.world = world;
    Set<Fault> some = EnumSet.noneOf(Fault.class);
    for (Fault fault : Fault.values()) {
      if (world.dice.chance(45)) {
        some.add(fault);
      }
    }
    chosen = new ArrayList<>(some);
    busyMillis = world.dice.between(500, 3_000);
  }

  /** Goes on until {@link #end}. */
  void go() {
    if (over || chosen.isEmpty()) {
      return;
    }
    strike(world.dice.oneOf(chosen));
    world.time.in(world.dice.millis(100, 2 * busyMillis), this::go);
  }

  private void strike(Fault fault) {
    SimulatedSite site = world.dice.oneOf(world.sites());
    switch (fault) {
      case POWER_CUT -> cutPower(site);
      case DEATH_AT_WORK -> site.disk().dieIn(world.dice.between(1, 60));
      case NODE_KILLED -> killNode(site);
      case SITE_PAUSED -> pause(site.place);
      case LINK_CUT -> cutLink();
      case SITE_ISOLATED -> isolate(site.place);
      case WITNESS_CUT_OFF -> isolate(world.witness.place());
      case WITNESS_DOWN -> stopWitness();
      case OPS_DOWN -> stopOps(site);
      case CLOCK_SET -> setClock(site);
      case BAD_NETWORK -> disturb();
      case OPERATOR -> operate(site);
    }
  }

  /** Everything works again, for good. */
  void end() {
    over = true;
    world.trace.add("!", "nothing breaks any more");
    world.network.disturb(0, 0, 0);
    for (Place from : world.places()) {
      world.places().forEach(to -> world.network.mend(from, to));
      from.wake();
    }
    world.sites().forEach(this::mend);
    if (!world.witness.isUp()) {
      world.witness.boot();
    }
  }

  private void mend(SimulatedSite site) {
    if (!site.isPowered()) {
      site.powerOn();
    }
    site.disk().live();
    if (!site.ops().isUp()) {
      site.ops().boot();
    }
    for (Node node : site.nodes()) {
      node.skew(0);
      if (!node.isUp()) {
        node.boot();
      }
    }
  }

  private void later(int first, int last, Runnable action) {
    world.time.in(
        world.dice.millis(first, last),
        () -> {
          if (!over) {
            action.run();
          }
        });
  }

  // --- power

  private void cutPower(SimulatedSite site) {
    if (site.isPowered()) {
      site.powerOff();
      later(200, 9_000, () -> powerBack(site));
    }
  }

  private void powerBack(SimulatedSite site) {
    if (!site.isPowered()) {
      if (world.dice.chance(35) && mayBeEmptied(site)) {
        site.replaceDisk();
      }
      site.powerOn();
    }
  }

  /** Only a site that is out, whose peer decides alone, may lose its disk: else data is lost. */
  private boolean mayBeEmptied(SimulatedSite site) {
    SimulatedSite peer = world.peerOf(site);
    boolean out =
        newest()
            .states()
            .map(states -> states.recordOf(site.name))
            .map(SiteRecord::state)
            .filter(SiteState::isOut)
            .isPresent();
    return out && peer.isRegent() && !world.admissions;
  }

  /** What the voter knows that knows most. */
  private QuorumState newest() {
    return world.voters().stream()
        .map(Voter::state)
        .max(Comparator.comparingLong(QuorumState::version))
        .orElseThrow();
  }

  private void killNode(SimulatedSite site) {
    Node node = world.dice.oneOf(site.nodes());
    if (site.isPowered() && node.isUp()) {
      node.kill();
      later(100, 3_000, () -> bootNode(site, node));
    }
  }

  private static void bootNode(SimulatedSite site, Node node) {
    if (site.isPowered() && !node.isUp()) {
      node.boot();
    }
  }

  private void pause(Place place) {
    if (!place.isStill()) {
      world.trace.add(place, "stands still");
      place.pause();
      later(200, 8_000, () -> wake(place));
    }
  }

  private void wake(Place place) {
    world.trace.add(place, "goes on");
    place.wake();
  }

  // --- links

  private void cutLink() {
    Place from = world.pangyo.place;
    Place to = world.ansan.place;
    int which = world.dice.between(1, 3);
    if ((which & 1) != 0) {
      cut(from, to);
    }
    if ((which & 2) != 0) {
      cut(to, from);
    }
  }

  private void isolate(Place place) {
    for (Place other : world.places()) {
      if (other != place) {
        cut(place, other);
        cut(other, place);
      }
    }
  }

  private void cut(Place from, Place to) {
    world.trace.add(from, "cannot reach %s", to);
    world.network.cut(from, to);
    later(200, 7_000, () -> mend(from, to));
  }

  private void mend(Place from, Place to) {
    world.trace.add(from, "can reach %s again", to);
    world.network.mend(from, to);
  }

  private void disturb() {
    int worst = world.dice.between(0, 25);
    world.trace.add("network", "loses, repeats and delays up to %d percent", worst);
    world.network.disturb(
        world.dice.between(0, worst), world.dice.between(0, worst), world.dice.between(0, worst));
  }

  // --- voters

  private void stopWitness() {
    if (world.witness.isUp()) {
      world.trace.add("witness", "is killed");
      world.witness.kill();
      later(
          100,
          5_000,
          () -> {
            damage(world.witness.voter());
            world.witness.boot();
            world.trace.add("witness", "boots");
          });
    }
  }

  private void stopOps(SimulatedSite site) {
    if (site.isPowered() && site.ops().isUp()) {
      world.trace.add(site.name + "-ops", "is killed");
      site.ops().kill();
      later(100, 5_000, () -> bootOps(site));
    }
  }

  private void bootOps(SimulatedSite site) {
    if (site.isPowered() && !site.ops().isUp()) {
      damage(site.ops().voter());
      site.ops().boot();
      world.trace.add(site.name + "-ops", "boots");
    }
  }

  /** At most one voter at a time may have lost its log: two are a majority. */
  private void damage(Voter voter) {
    if (world.dice.chance(40) && allAreSeated()) {
      voter.lose(world.dice.chance(60));
    }
  }

  private boolean allAreSeated() {
    Set<String> seats = newestVoter().members();
    return world.voters().stream().map(Voter::seat).map(Seat::toString).allMatch(seats::contains)
        && world.voters().stream()
            .allMatch(voter -> newest().seatOf(voter.name).equals(voter.seat()));
  }

  private Voter newestVoter() {
    return world.voters().stream().max(Comparator.comparingInt(Voter::committed)).orElseThrow();
  }

  // --- people

  private void setClock(SimulatedSite site) {
    long skew = world.dice.chance(80) ? world.dice.between(-200, 200) : 5_000;
    Node node = world.dice.oneOf(site.nodes());
    world.trace.add(node.name, "has its clock set by %d ms", skew);
    node.skew(skew);
  }

  private void operate(SimulatedSite site) {
    if (site.ops().isUp() && !site.place.isStill()) {
      if (world.dice.chance(50)) {
        site.ops().drain();
      } else {
        site.ops().declareLost();
      }
    }
  }
}
