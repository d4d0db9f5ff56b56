package dev.twinsite.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/** What has happened, move by move; the last ones are kept. */
final class Trace {

  private record Move(long at, String where, String what, Object[] details) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "%10.3f ms  %-9s %s", at / 1e6, where, String.format(what, details));
    }
  }

  private final Timeline time;
  private final int kept;
  private final Deque<Move> moves = new ArrayDeque<>();
  private long count;
  private long fingerprint;

  Trace(Timeline time, int kept) {
    this.time = time;
    this.kept = kept;
  }

  /** Notes a move; the details must not change afterwards. */
  void add(Object where, String what, Object... details) {
    count++;
    fingerprint = fingerprint * 31 + time.now() * 7 + what.hashCode();
    moves.addLast(new Move(time.now(), where.toString(), what, details));
    if (moves.size() > kept) {
      moves.removeFirst();
    }
  }

  /** Two games with the same moves at the same times have the same fingerprint. */
  long fingerprint() {
    return fingerprint * 31 + count;
  }

  List<String> lastMoves() {
    return moves.stream().map(Move::toString).toList();
  }
}
