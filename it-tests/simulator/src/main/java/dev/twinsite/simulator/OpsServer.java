package dev.twinsite.simulator;

import dev.twinsite.quorum.Command;
import dev.twinsite.quorum.Motion;
import dev.twinsite.quorum.NodeStart;
import dev.twinsite.quorum.Proposal;
import dev.twinsite.quorum.QuorumState;
import dev.twinsite.quorum.SiteRecord;
import dev.twinsite.quorum.SiteStatement;
import dev.twinsite.quorum.SiteStates;
import dev.twinsite.quorum.VoterName;
import dev.twinsite.replication.JournalStatus;
import dev.twinsite.replication.RegencyStatus;
import dev.twinsite.replication.memory.MemoryJournal;
import dev.twinsite.replication.protocol.SitesView;
import dev.twinsite.site.Epoch;
import dev.twinsite.site.Incarnation;
import dev.twinsite.site.SiteName;
import dev.twinsite.site.SiteState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The ops server of a site: votes, looks at the other site, tells the quorum how its own site is,
 * writes what was decided into its site's database, confirms the starts of its nodes, and does what
 * an operator would do about a site that is out.
 */
final class OpsServer {

  private static final Duration PERIOD = Duration.ofMillis(200);

  private final World world;
  private final SimulatedSite home;
  private final Voter voter;
  private Task task;
  private Lookout lookout;
  private long proposeAt;

  OpsServer(World world, SimulatedSite home) {
    this.world = world;
    this.home = home;
    this.voter = new Voter(world, VoterName.opsOf(home.name), home.place);
    this.task = new Task(world, home.place, home::afterWork);
    this.lookout = new Lookout(world, voter, List.of());
    task.kill();
  }

  Voter voter() {
    return voter;
  }

  boolean isUp() {
    return !task.isDead();
  }

  void boot() {
    task = new Task(world, home.place, home::afterWork);
    lookout = new Lookout(world, voter, List.of(world.peerOf(home)));
    voter.boot();
    task.every(PERIOD, this::turn);
  }

  void kill() {
    task.kill();
    voter.kill();
  }

  /** Does something if anything at this site runs at all. */
  void whileUp(Runnable action) {
    home.anyNode().ifPresentOrElse(node -> node.task().now(action), () -> waitForWaking(action));
  }

  private void waitForWaking(Runnable action) {
    if (home.isPowered() && home.place.isStill()) {
      home.place.await(() -> whileUp(action));
    }
  }

  /** Whether the site can do its work: a node runs over the database that was admitted. */
  boolean isAlive() {
    MemoryJournal journal = home.disk().journal;
    return home.isPowered()
        && journal.quarantine().isEmpty()
        && journal.states().flatMap(view -> view.own().database()).equals(journal.identity());
  }

  private void turn() {
    if (home.disk().journal.identity().isEmpty()) {
      home.disk().journal.identify(world.dice.id());
    }
    lookout.look(task);
    tell();
    write();
    confirm();
    if (world.time.now() >= proposeAt) {
      proposeAt = world.time.now() + world.dice.nanosBetween(300_000_000L, 2_000_000_000L);
      propose();
    }
  }

  // --- what is decided goes into the database

  private void write() {
    Optional<SiteStates> decided = voter.state().states();
    decided.filter(this::isNewer).ifPresent(this::write);
  }

  private boolean isNewer(SiteStates states) {
    return home.disk()
        .journal
        .states()
        .filter(held -> held.epoch().compareTo(states.epoch()) >= 0)
        .isEmpty();
  }

  private void write(SiteStates states) {
    SiteRecord own = states.recordOf(home.name);
    SiteRecord peer = states.peerOf(home.name);
    SitesView view = new SitesView(states.epoch(), view(own), view(peer), Optional.empty());
    transaction(() -> home.disk().journal.writeStates(view));
    world.trace.add(
        home.name + "-ops",
        "writes epoch %s: %s is %s, %s is %s",
        states.epoch(),
        own.site(),
        own.state(),
        peer.site(),
        peer.state());
  }

  private static SitesView.SiteView view(SiteRecord site) {
    return new SitesView.SiteView(site.state(), site.incarnation(), Optional.of(site.database()));
  }

  private void transaction(Runnable work) {
    try {
      home.disk()
          .transactions
          .inNew(
              () -> {
                work.run();
                return true;
              });
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void confirm() {
    MemoryJournal journal = home.disk().journal;
    if (journal.identity().isEmpty()) {
      return;
    }
    Map<String, UUID> boots = journal.unconfirmedBoots();
    for (Map.Entry<String, UUID> boot : boots.entrySet()) {
      NodeStart start =
          new NodeStart(home.name, boot.getKey(), boot.getValue(), journal.identity().get());
      if (start.equals(voter.state().starts().get(boot.getKey()))) {
        transaction(() -> journal.confirm(start.node(), start.boot()));
      } else {
        voter.put(new Motion.Confirm(voter.seat(), start));
      }
    }
  }

  // --- what this site says

  private void tell() {
    SiteStatement now = statement();
    if (voter.state().statement(home.name).filter(now::equals).isEmpty()) {
      voter.put(new Motion.Tell(voter.seat(), now));
    }
  }

  private SiteStatement statement() {
    MemoryJournal journal = home.disk().journal;
    Optional<JournalStatus> status = home.anyNode().map(node -> node.engine().status());
    return new SiteStatement(
        home.name,
        journal.identity().orElse(null),
        journal.states().isEmpty(),
        status.flatMap(JournalStatus::epoch).map(Epoch::value).orElse(0L),
        status.flatMap(JournalStatus::incarnation).map(Incarnation::value).orElse(0L),
        status.map(OpsServer::regency).orElse(SiteStatement.Regency.UNKNOWN));
  }

  private static SiteStatement.Regency regency(JournalStatus status) {
    if (status.epoch().isEmpty()) {
      return SiteStatement.Regency.UNKNOWN;
    }
    return switch (status.regency()) {
      case NONE -> SiteStatement.Regency.NONE;
      case REGENT -> SiteStatement.Regency.REGENT;
      case WAITING_FOR_END -> SiteStatement.Regency.WAITING_FOR_END;
    };
  }

  /** Whether this site says that both sites decide. */
  boolean saysNoRegency() {
    return home.anyNode()
        .map(node -> node.engine().status().regency())
        .filter(RegencyStatus.NONE::equals)
        .isPresent();
  }

  // --- what a person would do

  private void propose() {
    QuorumState known = voter.state();
    if (known.states().isEmpty()) {
      genesis(known);
      return;
    }
    SiteRecord own = known.states().get().recordOf(home.name);
    Epoch epoch = known.states().get().epoch();
    if (home.isCondemned()) {
      home.startOver();
      return;
    }
    if (own.state() != SiteState.ACTIVE && isRegentOff()) {
      var accepted = new Command.Acceptance(1_000, true);
      put(new Command.Admit(home.name, epoch, accepted, "the other one is off", "minji"));
      return;
    }
    if (own.state() == SiteState.LOST || own.state() == SiteState.DRAINED) {
      home.disk()
          .journal
          .identity()
          .ifPresent(id -> put(new Command.Rejoin(home.name, epoch, id, "it is back", "junho")));
    } else if (own.state() == SiteState.REJOINING && saysNoRegency()) {
      put(new Command.Activate(home.name, epoch, "it has caught up", "junho"));
    }
  }

  /** Whether people know that the regent has no power, and do not want to wait for it. */
  private boolean isRegentOff() {
    SimulatedSite peer = world.peerOf(home);
    return world.admissions && !peer.isPowered() && peer.isRegent();
  }

  private void genesis(QuorumState known) {
    Map<SiteName, UUID> databases = new TreeMap<>();
    known.statements().forEach((site, told) -> add(databases, told));
    if (databases.size() == 2) {
      put(Command.Genesis.of(databases, "minji"));
    }
  }

  private static void add(Map<SiteName, UUID> databases, SiteStatement told) {
    if (told.database() != null) {
      databases.put(told.site(), told.database());
    }
  }

  /** An operator takes this site out as planned. */
  void drain() {
    voter
        .state()
        .states()
        .ifPresent(
            states -> put(new Command.Drain(home.name, states.epoch(), "maintenance", "minji")));
  }

  /** An operator declares the other site lost by hand. */
  void declareLost() {
    SiteName peer = home.pair.peer();
    voter
        .state()
        .states()
        .ifPresent(
            states -> put(new Command.DeclareLost(peer, states.epoch(), "by hand", "minji")));
  }

  private void put(Command command) {
    Instant now = Instant.ofEpochMilli(world.time.wallMillis());
    Proposal proposal = new Proposal(world.dice.id(), command, now);
    voter.put(new Motion.Decide(voter.seat(), proposal));
  }
}
