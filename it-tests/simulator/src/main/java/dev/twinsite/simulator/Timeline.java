package dev.twinsite.simulator;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/** Time that passes from one event to the next. Events of the same moment keep their order. */
final class Timeline {

  private record Event(long at, long order, Runnable action) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      return at == other.at ? Long.compare(order, other.order) : Long.compare(at, other.at);
    }
  }

  /** 15 October 2022, 15:19 in Pangyo. */
  private static final long EPOCH_MILLIS = 1_665_814_740_000L;

  private final PriorityQueue<Event> coming = new PriorityQueue<>();
  private long now;
  private long order;
  private long happened;

  /** Nanoseconds since the game began. */
  long now() {
    return now;
  }

  /** Milliseconds since 1970. */
  long wallMillis() {
    return EPOCH_MILLIS + now / 1_000_000;
  }

  /** How many events have happened. */
  long happened() {
    return happened;
  }

  void in(long nanos, Runnable action) {
    coming.add(new Event(now + nanos, order++, action));
  }

  void in(Duration time, Runnable action) {
    in(time.toNanos(), action);
  }

  /**
   * Lets things happen for so long, or until the condition holds.
   *
   * @return whether the condition holds
   */
  boolean run(Duration time, BooleanSupplier condition) {
    long end = now + time.toNanos();
    while (!condition.getAsBoolean()) {
      Event next = coming.peek();
      if (next == null || next.at > end) {
        now = end;
        return condition.getAsBoolean();
      }
      coming.remove();
      now = next.at;
      happened++;
      next.action.run();
    }
    return true;
  }
}
