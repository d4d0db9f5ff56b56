package dev.twinsite.simulator;

import dev.twinsite.quorum.Motion;
import dev.twinsite.quorum.QuorumRules;
import dev.twinsite.quorum.QuorumState;
import dev.twinsite.quorum.Seat;
import dev.twinsite.quorum.VoterName;
import dev.twinsite.simulator.VoterLog.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One of the three voters on a replicated log. What is ruled is ruled by {@link QuorumRules}; only
 * the log between the voters is a model.
 */
/*
 * The model is Raft (Ongaro and Ousterhout 2014) without snapshots: terms, votes, a log that is
 * repaired from its end, an entry committed when a majority of the seats has it and it is of the
 * leader's own term, one change of the seats at a time. As in the real voter, a log that is lost or
 * older than it was takes a seat that has no vote, learns what was ruled, and waits until the leader
 * has been told to seat it anew.
 */
final class Voter {

  private enum Role {
    FOLLOWER,
    CANDIDATE,
    LEADER
  }

  private static final Duration BEAT = Duration.ofMillis(150);
  private static final int ENTRIES_MAX = 50;

  final VoterName name;
  final Place place;
  private final World world;
  private VoterLog log;
  private Task task;
  private Role role = Role.FOLLOWER;
  private Optional<VoterName> leader = Optional.empty();
  private QuorumState state;
  private int committed;
  private int ruled;
  private long patienceEnds;
  private final Set<String> votes = new HashSet<>();
  private final Map<VoterName, Integer> sentTo = new HashMap<>();
  private final Map<VoterName, Integer> matched = new HashMap<>();
  private final Map<VoterName, Seat> seen = new HashMap<>();

  Voter(World world, VoterName name, Place place) {
    this.world = world;
    this.name = name;
    this.place = place;
    this.log = new VoterLog(Seat.founding(name), world.founders());
    this.state = QuorumState.founded(world.electorate);
    this.task = new Task(world, place, () -> {});
    task.kill();
  }

  /** Everything this voter has learnt that was ruled. */
  QuorumState state() {
    return state;
  }

  Seat seat() {
    return log.seat;
  }

  int committed() {
    return committed;
  }

  /** The seats that vote, as far as this voter knows. */
  Set<String> members() {
    return log.members();
  }

  void boot() {
    task = new Task(world, place, () -> {});
    role = Role.FOLLOWER;
    leader = Optional.empty();
    state = QuorumState.founded(world.electorate);
    committed = 0;
    ruled = 0;
    wait(1);
    task.every(BEAT, this::beat);
  }

  void kill() {
    task.kill();
  }

  /** The log is gone, or as it once was. This voter must be down. */
  void lose(boolean everything) {
    int length = everything ? 0 : world.dice.between(0, log.entries.size());
    VoterLog before = log;
    boolean votesOn = world.bugs.has(Bug.EMPTIED_VOTER_VOTES);
    Seat seat = votesOn ? before.seat : new Seat(name, world.dice.id().toString());
    log = new VoterLog(seat, votesOn ? world.founders() : Set.of());
    log.entries.addAll(before.entries.subList(0, length));
    world.trace.add(name, "has a log of %d instead of %d entries", length, before.entries.size());
  }

  /** Puts a motion before the quorum. Nobody knows whether it arrives. */
  void put(Motion motion) {
    if (role == Role.LEADER) {
      append(Entry.of(log.term, motion));
    } else {
      leader.map(world::voter).ifPresent(it -> send(it, () -> it.forwarded(motion)));
    }
  }

  private void forwarded(Motion motion) {
    if (role == Role.LEADER) {
      append(Entry.of(log.term, motion));
    }
  }

  private void append(Entry entry) {
    log.entries.add(entry);
    replicate();
  }

  private void beat() {
    seatMembers();
    if (role == Role.LEADER) {
      seatWhoWaits();
      replicate();
    } else if (world.time.now() >= patienceEnds && isMember()) {
      stand();
    }
  }

  private void wait(int factor) {
    patienceEnds =
        world.time.now() + factor * world.dice.nanosBetween(500_000_000L, 1_200_000_000L);
  }

  private boolean isMember() {
    return log.members().contains(log.seat.toString());
  }

  // --- elections

  private void stand() {
    role = Role.CANDIDATE;
    leader = Optional.empty();
    log.term++;
    log.votedFor = Optional.of(log.seat.toString());
    votes.clear();
    wait(1);
    long term = log.term;
    int length = log.entries.size();
    long lastTerm = log.lastTerm();
    Seat seat = log.seat;
    count(seat);
    for (Voter other : others()) {
      send(other, () -> other.asked(this, seat, term, length, lastTerm));
    }
  }

  /** Whoever asks counts this vote only if this seat has one, so this log need not know of that. */
  private void asked(Voter candidate, Seat seat, long term, int length, long lastTerm) {
    meet(term);
    boolean free = log.votedFor.filter(given -> !given.equals(seat.toString())).isEmpty();
    boolean current =
        lastTerm > log.lastTerm() || (lastTerm == log.lastTerm() && length >= log.entries.size());
    if (term == log.term && role == Role.FOLLOWER && free && current) {
      log.votedFor = Optional.of(seat.toString());
      wait(1);
      Seat own = log.seat;
      send(candidate, () -> candidate.given(own, term));
    }
  }

  private void given(Seat from, long term) {
    meet(term);
    if (role == Role.CANDIDATE && term == log.term) {
      count(from);
    }
  }

  private void count(Seat from) {
    if (log.members().contains(from.toString())) {
      votes.add(from.toString());
    }
    if (role == Role.CANDIDATE && isMajority(votes.size())) {
      lead();
    }
  }

  private boolean isMajority(int count) {
    return count * 2 > log.members().size();
  }

  private void lead() {
    role = Role.LEADER;
    leader = Optional.of(name);
    sentTo.clear();
    matched.clear();
    seen.clear();
    world.trace.add(name, "leads in term %d", log.term);
    append(Entry.of(log.term, new Motion.Convene(log.seat)));
  }

  /** A higher term ends whatever this voter was. */
  private void meet(long term) {
    if (term > log.term) {
      log.term = term;
      log.votedFor = Optional.empty();
      role = Role.FOLLOWER;
      leader = Optional.empty();
    }
  }

  // --- the log

  private void replicate() {
    for (Voter other : others()) {
      int from = Math.min(sentTo.getOrDefault(other.name, log.entries.size()), log.entries.size());
      int to = Math.min(log.entries.size(), from + ENTRIES_MAX);
      List<Entry> entries = List.copyOf(log.entries.subList(from, to));
      long before = log.termAt(from);
      long term = log.term;
      int upTo = committed;
      send(other, () -> other.told(this, term, from, before, entries, upTo));
    }
    commit();
  }

  private void told(
      Voter from, long term, int length, long lastTerm, List<Entry> entries, int upTo) {
    meet(term);
    if (term < log.term) {
      return;
    }
    role = Role.FOLLOWER;
    leader = Optional.of(from.name);
    wait(1);
    boolean fits = log.entries.size() >= length && log.termAt(length) == lastTerm;
    int reached = fits ? take(length, entries) : Math.min(length - 1, log.entries.size());
    if (fits) {
      advance(Math.min(upTo, reached));
    }
    Seat seat = log.seat;
    send(from, () -> from.answered(this, seat, term, fits, reached));
  }

  private int take(int length, List<Entry> entries) {
    int at = length;
    for (Entry entry : entries) {
      if (log.entries.size() > at && log.entries.get(at).term() != entry.term()) {
        log.cutTo(at);
      }
      if (log.entries.size() == at) {
        log.entries.add(entry);
      }
      at++;
    }
    return at;
  }

  private void answered(Voter other, Seat seat, long term, boolean fits, int reached) {
    meet(term);
    if (role != Role.LEADER || term != log.term) {
      return;
    }
    if (!seat.equals(seen.put(other.name, seat))) {
      matched.remove(other.name);
    }
    if (fits) {
      matched.merge(other.name, reached, Math::max);
      sentTo.put(other.name, matched.get(other.name));
      commit();
    } else {
      sentTo.put(other.name, Math.max(0, reached));
    }
  }

  private void commit() {
    for (int length = log.entries.size(); length > committed; length--) {
      if (log.termAt(length) == log.term && isMajority(holding(length))) {
        advance(length);
        return;
      }
    }
  }

  private int holding(int length) {
    int count = isMember() ? 1 : 0;
    for (Voter other : others()) {
      Seat seat = seen.get(other.name);
      boolean member = seat != null && log.members().contains(seat.toString());
      count += member && matched.getOrDefault(other.name, 0) >= length ? 1 : 0;
    }
    return count;
  }

  private void advance(int length) {
    committed = Math.max(committed, length);
    while (ruled < committed) {
      Entry entry = log.entries.get(ruled++);
      world.checks.ruled(this, ruled, entry);
      entry.motion().ifPresent(motion -> state = QuorumRules.rule(state, motion).next());
      world.checks.learnt(this);
    }
  }

  // --- seats

  /** What an operator would have the leader do for a voter that has lost its log. */
  private void seatWhoWaits() {
    boolean settled = committed >= log.membersSince() && log.termAt(committed) == log.term;
    for (Voter other : others()) {
      Seat seat = seen.get(other.name);
      boolean current = seat != null && matched.getOrDefault(other.name, 0) >= committed;
      if (settled && seat != null && current && !log.members().contains(seat.toString())) {
        seat(seat);
        return;
      }
    }
  }

  private void seat(Seat waiting) {
    Optional<Seat> former =
        log.members().stream()
            .map(Seat::parse)
            .filter(seat -> seat.voter().equals(waiting.voter()) && !seat.equals(waiting))
            .findFirst();
    if (former.isPresent()) {
      append(Entry.of(log.term, log.membersWithout(former.get())));
    } else {
      world.trace.add(name, "gives %s a vote", waiting);
      append(Entry.of(log.term, log.membersWith(waiting)));
    }
  }

  /** What has a vote on the log has to be told to the quorum, by somebody who has a seat there. */
  private void seatMembers() {
    Instant now = Instant.ofEpochMilli(world.time.wallMillis());
    for (String member : log.members()) {
      Seat seat = Seat.parse(member);
      if (!state.seatOf(seat.voter()).equals(seat)) {
        put(new Motion.Reseat(log.seat, seat, "its log was lost", "minji", now));
      }
    }
  }

  private List<Voter> others() {
    return world.voters().stream().filter(other -> other != this).toList();
  }

  private void send(Voter to, Runnable arrival) {
    world.network.send(place, to.place, () -> to.task.now(arrival));
  }

  @Override
  public String toString() {
    return name.value();
  }
}
