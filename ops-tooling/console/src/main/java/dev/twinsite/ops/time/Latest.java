package dev.twinsite.ops.time;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A place where one thread leaves what it saw last and any other may read it. */
public final class Latest<T> {

  private final Stopwatch stopwatch;
  private volatile @Nullable Seen<T> seen;

  /** An empty place. */
  public Latest(Stopwatch stopwatch) {
    this.stopwatch = stopwatch;
  }

  /** Leaves a value that was seen just now. */
  public void see(T value) {
    seen = new Seen<>(value, stopwatch.nanos());
  }

  /** The last value; empty if nothing has been seen yet. */
  public Optional<Seen<T>> get() {
    return Optional.ofNullable(seen);
  }

  /** The last value, if it is at most that old. */
  public Optional<Seen<T>> within(Duration limit) {
    return get().filter(last -> last.within(limit, stopwatch));
  }
}
