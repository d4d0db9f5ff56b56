package dev.twinsite.simulator;

import dev.twinsite.quorum.Motion;
import dev.twinsite.quorum.Seat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What one voter has on its disk: its seat, the term, the vote it gave, and its log. */
final class VoterLog {

  /** Either a motion or the seats that vote from here on. */
  record Entry(long term, Optional<Motion> motion, Optional<Set<String>> members) {

    static Entry of(long term, Motion motion) {
      return new Entry(term, Optional.of(motion), Optional.empty());
    }

    static Entry of(long term, Set<String> members) {
      return new Entry(term, Optional.empty(), Optional.of(Set.copyOf(members)));
    }
  }

  Seat seat;
  long term;
  Optional<String> votedFor = Optional.empty();
  final List<Entry> entries = new ArrayList<>();

  /** The seats with which the quorum was founded; empty for a log that joined later. */
  private final Set<String> founders;

  VoterLog(Seat seat, Set<String> founders) {
    this.seat = seat;
    this.founders = founders;
  }

  /** The seats that vote, as far as this log knows. */
  Set<String> members() {
    for (int i = entries.size() - 1; i >= 0; i--) {
      if (entries.get(i).members().isPresent()) {
        return entries.get(i).members().get();
      }
    }
    return founders;
  }

  /** Where the latest change of the seats stands, as a count of entries. */
  int membersSince() {
    for (int i = entries.size(); i > 0; i--) {
      if (entries.get(i - 1).members().isPresent()) {
        return i;
      }
    }
    return 0;
  }

  long termAt(int length) {
    return length == 0 ? 0 : entries.get(length - 1).term();
  }

  long lastTerm() {
    return termAt(entries.size());
  }

  void cutTo(int length) {
    entries.subList(length, entries.size()).clear();
  }

  Set<String> membersWithout(Seat gone) {
    Set<String> rest = new TreeSet<>(members());
    rest.remove(gone.toString());
    return rest;
  }

  Set<String> membersWith(Seat added) {
    Set<String> more = new TreeSet<>(members());
    more.add(added.toString());
    return more;
  }
}
