package dev.twinsite.app.simulation;

import dev.twinsite.replication.DiscardReason;
import dev.twinsite.replication.JournalEntry;
import dev.twinsite.site.DecisionMode;
import dev.twinsite.site.SiteName;
import dev.twinsite.site.SitePair;
import dev.twinsite.time.HybridTime;
import dev.twinsite.time.Stamp;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Pangyo and Ansan, and the way between them. */
final class TwoSites {

  /** What one site knows of the other one's journal, and has let it know. */
  private static final class Direction {
    /** Events of the origin that the receiver has applied. */
    int applied;

    /** Events of the origin for which it has the receiver's receipt. */
    int acknowledged;

    /** Events of the origin that the regency of the origin began after. */
    int regentFrom;

    /** Events of the origin that do not count, because another claim won. */
    final Set<Integer> superseded = new HashSet<>();
  }

  /** So often at most something is exchanged until nothing new comes of it. */
  private static final int MOST_ROUNDS = 100;

  static final SiteName PANGYO = new SiteName("pangyo");
  static final SiteName ANSAN = new SiteName("ansan");

  final SimulatedSite pangyo;
  final SimulatedSite ansan;
  private final Map<SiteName, Direction> from =
      Map.of(PANGYO, new Direction(), ANSAN, new Direction());

  TwoSites(InstantSource wall) {
    pangyo = new SimulatedSite(new SitePair(PANGYO, ANSAN), wall);
    ansan = new SimulatedSite(new SitePair(ANSAN, PANGYO), wall);
  }

  SimulatedSite peerOf(SimulatedSite site) {
    return site == pangyo ? ansan : pangyo;
  }

  /** The peer applies the next events of a site, at most so many, in one transaction. */
  void send(SimulatedSite origin, int atMost) {
    Direction direction = from.get(origin.name);
    int end =
        Math.min(origin.journal.entries().size() - direction.applied, atMost) + direction.applied;
    List<JournalEntry> batch = origin.journal.entries().subList(direction.applied, end);
    SimulatedSite receiver = peerOf(origin);
    receiver.transaction(
        () -> {
          batch.forEach(entry -> apply(receiver, entry, direction));
          return true;
        });
    direction.applied = end;
  }

  /** A site gets the receipt for everything that its peer has applied, in one transaction. */
  void acknowledge(SimulatedSite origin) {
    Direction direction = from.get(origin.name);
    List<JournalEntry> covered =
        origin.journal.entries().subList(direction.acknowledged, direction.applied);
    origin.transaction(
        () -> {
          covered.forEach(entry -> decide(origin, entry, direction));
          return true;
        });
    direction.acknowledged = direction.applied;
  }

  /** Everything reaches everybody, and everybody does what there is to do, until all is quiet. */
  void settle() {
    int rounds = 0;
    int before;
    do {
      before = events();
      exchange();
      pangyo.work();
      ansan.work();
      if (++rounds > MOST_ROUNDS) {
        throw new AssertionError("no end after " + rounds + " rounds");
      }
    } while (events() > before || rounds == 1);
    exchange();
  }

  private void exchange() {
    for (SimulatedSite site : List.of(pangyo, ansan)) {
      send(site, Integer.MAX_VALUE);
    }
    acknowledge(pangyo);
    acknowledge(ansan);
  }

  private int events() {
    return pangyo.journal.entries().size() + ansan.journal.entries().size();
  }

  /**
   * A site is declared lost: the survivor posts what is pending there, unless it has applied a
   * claim that wins, and decides alone.
   */
  void lose(SimulatedSite lost) {
    SimulatedSite survivor = peerOf(lost);
    Direction direction = from.get(survivor.name);
    List<JournalEntry> entries = survivor.journal.entries();
    for (int place = direction.acknowledged; place < entries.size(); place++) {
      if (hasLost(entries.get(place), appliedFrom(lost))) {
        direction.superseded.add(place);
      } else {
        direction.superseded.remove(place);
      }
    }
    survivor.transaction(
        () -> {
          entries
              .subList(direction.acknowledged, entries.size())
              .forEach(entry -> decide(survivor, entry, direction));
          return true;
        });
    direction.regentFrom = entries.size();
    survivor.journal.decideAs(DecisionMode.ALONE);
    lost.journal.decideAs(DecisionMode.CLOSED);
  }

  /**
   * The lost site returns: it gives up its own decisions beyond the cut, learns what the survivor
   * has decided, hands over what is mergeable, and both decide together again.
   */
  void rejoin(SimulatedSite lost) {
    SimulatedSite survivor = peerOf(lost);
    learnBeforeTheRegency(survivor);
    giveUpBeyondTheCut(lost);
    obey(lost, survivor);
    takeTheRest(survivor, lost);
    survivor.journal.decideAs(DecisionMode.BOTH_SITES);
    lost.journal.decideAs(DecisionMode.BOTH_SITES);
  }

  private void giveUpBeyondTheCut(SimulatedSite lost) {
    Direction direction = from.get(lost.name);
    // What the survivor has applied it holds, also where the receipt was lost with the site.
    lost.transaction(
        () -> {
          List<JournalEntry> entries = lost.journal.entries();
          entries
              .subList(direction.acknowledged, direction.applied)
              .forEach(entry -> decide(lost, entry, direction));
          entries.subList(direction.applied, entries.size()).stream()
              .filter(entry -> entry.envelope().decisive())
              .forEach(entry -> lost.handler.discarded(entry, DiscardReason.BEYOND_CUT));
          return true;
        });
    direction.acknowledged = direction.applied;
  }

  /** What the survivor wrote before it decided alone counts as the survivor has decided it. */
  private void learnBeforeTheRegency(SimulatedSite survivor) {
    Direction direction = from.get(survivor.name);
    List<JournalEntry> entries = survivor.journal.entries();
    SimulatedSite returning = peerOf(survivor);
    regentDecided = entries.subList(direction.acknowledged, direction.regentFrom);
    returning.transaction(
        () -> {
          entries
              .subList(Math.min(direction.applied, direction.regentFrom), direction.regentFrom)
              .forEach(entry -> apply(returning, entry, new Direction()));
          return true;
        });
    direction.applied = Math.max(direction.applied, direction.regentFrom);
  }

  private List<JournalEntry> regentDecided = List.of();

  /** The regent's decisions beat the rule by which the returning site had voided some of them. */
  private void obey(SimulatedSite lost, SimulatedSite regent) {
    Direction direction = from.get(regent.name);
    List<JournalEntry> entries = regent.journal.entries();
    lost.transaction(
        () -> {
          regentDecided.stream()
              .filter(entry -> entry.envelope().decisive())
              .filter(entry -> !direction.superseded.contains(place(entry)))
              .forEach(lost.handler::apply);
          entries.subList(direction.applied, entries.size()).forEach(lost.handler::apply);
          return true;
        });
    direction.applied = entries.size();
    direction.acknowledged = entries.size();
  }

  private void takeTheRest(SimulatedSite survivor, SimulatedSite lost) {
    Direction direction = from.get(lost.name);
    List<JournalEntry> entries = lost.journal.entries();
    survivor.transaction(
        () -> {
          for (JournalEntry entry : entries.subList(direction.applied, entries.size())) {
            if (entry.envelope().decisive()) {
              survivor.handler.discarded(entry, DiscardReason.BEYOND_CUT);
            } else {
              survivor.handler.apply(entry);
            }
          }
          return true;
        });
    direction.applied = entries.size();
    direction.acknowledged = entries.size();
  }

  private void apply(SimulatedSite receiver, JournalEntry entry, Direction direction) {
    if (hasLost(entry, receiver.journal.entries())) {
      receiver.handler.discarded(entry, DiscardReason.SUPERSEDED);
      direction.superseded.add(place(entry));
    } else {
      receiver.handler.apply(entry);
    }
  }

  private List<JournalEntry> appliedFrom(SimulatedSite origin) {
    return origin.journal.entries().subList(0, from.get(origin.name).applied);
  }

  /** Whether one of the rivals claims the same and wins. */
  private static boolean hasLost(JournalEntry entry, List<JournalEntry> rivals) {
    return entry.envelope().claim().isPresent()
        && rivals.stream()
            .filter(rival -> rival.envelope().claim().equals(entry.envelope().claim()))
            .anyMatch(rival -> stamp(rival).isBefore(stamp(entry)));
  }

  private static int place(JournalEntry entry) {
    return (int) entry.position().number() - 1;
  }

  private static Stamp stamp(JournalEntry entry) {
    return new Stamp(new HybridTime(entry.envelope().clock()), entry.origin());
  }

  private void decide(SimulatedSite origin, JournalEntry entry, Direction direction) {
    if (direction.superseded.contains(place(entry))) {
      origin.handler.discarded(entry, DiscardReason.SUPERSEDED);
    } else {
      acknowledge(origin, entry);
    }
  }

  private static void acknowledge(SimulatedSite origin, JournalEntry entry) {
    if (entry.envelope().decisive()) {
      origin.handler.acknowledged(entry);
    }
  }
}
