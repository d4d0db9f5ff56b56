package dev.twinsite.simulator;

import dev.twinsite.replication.protocol.Regency;
import dev.twinsite.replication.protocol.SitesView;
import dev.twinsite.site.SiteName;
import dev.twinsite.site.SitePair;
import dev.twinsite.site.SiteState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One site: its disk, its nodes and its ops server, which share their power. */
final class SimulatedSite {

  final SiteName name;
  final SitePair pair;
  final Place place;
  private final World world;
  private final List<Node> nodes = new ArrayList<>();
  private final OpsServer ops;
  private Disk disk;
  private int disksBefore;
  private boolean powered;

  SimulatedSite(World world, SiteName name, SiteName peer, int nodeCount) {
    this.world = world;
    this.name = name;
    this.pair = new SitePair(name, peer);
    this.place = new Place(name.value());
    this.disk = install();
    for (int i = 1; i <= nodeCount; i++) {
      nodes.add(new Node(world, this, name + "-" + i));
    }
    this.ops = new OpsServer(world, this);
  }

  List<Node> nodes() {
    return nodes;
  }

  OpsServer ops() {
    return ops;
  }

  Disk disk() {
    return disk;
  }

  /** Tells this disk from those that were here before it. */
  int generation() {
    return disksBefore;
  }

  boolean isPowered() {
    return powered;
  }

  /** Whether clients are served here, as far as this site knows. */
  boolean isOpen() {
    return powered
        && !place.isStill()
        && nodes.stream().allMatch(Node::isServing)
        && disk.journal.states().map(SitesView::own).filter(this::isActive).isPresent();
  }

  private boolean isActive(SitesView.SiteView own) {
    return own.state() == SiteState.ACTIVE;
  }

  /** Whether this site decides alone, as its database says. */
  boolean isRegent() {
    return disk.journal.regency().map(Regency::regent).filter(name::equals).isPresent();
  }

  void powerOn() {
    world.trace.add(name, "has power");
    powered = true;
    disk.live();
    ops.boot();
    nodes.forEach(Node::boot);
  }

  /** Every process dies; what was committed stays. */
  void powerOff() {
    world.trace.add(name, "has no power");
    powered = false;
    nodes.forEach(Node::kill);
    ops.kill();
  }

  /** Whether this site says that its database must be wiped. */
  boolean isCondemned() {
    return disk.journal.quarantine().isPresent();
  }

  /** An operator keeps the list of what was posted here, wipes this site and switches it on. */
  void startOver() {
    powerOff();
    world.time.in(
        world.dice.millis(2_000, 4_000),
        () -> {
          if (!powered) {
            replaceDisk();
            powerOn();
          }
        });
  }

  /** Puts an empty disk in the place of this one. The power must be off. */
  void replaceDisk() {
    world.trace.add(name, "gets an empty disk");
    disksBefore++;
    Disk old = disk;
    disk = install();
    world.checks.diskReplaced(this, old);
  }

  private Disk install() {
    Disk empty = new Disk(pair, world.time);
    empty.afterEachCommit(() -> world.checks.committed(this, empty));
    return empty;
  }

  /** If the power went out while something was done, everything here is dead. */
  void afterWork() {
    if (powered && disk.isDead()) {
      world.trace.add(name, "dies in the middle of its work");
      powerOff();
      world.time.in(world.dice.millis(200, 6_000), this::powerBack);
    }
  }

  private void powerBack() {
    if (!powered) {
      powerOn();
    }
  }

  /** How this site stands, for people. */
  String view() {
    return "%s; %s; states %s; unconfirmed %s; nodes up %d; seat %s; quorum of version %d"
        .formatted(
            disk.journal.standing(),
            disk.undecided(),
            disk.journal.states(),
            disk.journal.unconfirmedBoots(),
            nodes.stream().filter(Node::isUp).count(),
            ops.voter().seat(),
            ops.voter().state().version());
  }

  /** A node that works. */
  Optional<Node> anyNode() {
    List<Node> up = nodes.stream().filter(Node::isUp).toList();
    return up.isEmpty() || place.isStill() ? Optional.empty() : Optional.of(world.dice.oneOf(up));
  }

  @Override
  public String toString() {
    return name.value();
  }
}
