package dev.twinsite.ops.time;

import java.time.Duration;

/**
 * A last known value.
 *
 * @param atNanos the reading of the {@link Stopwatch} when it was seen
 */
public record Seen<T>(T value, long atNanos) {

  /** How old the value is. */
  public Duration age(Stopwatch stopwatch) {
    return stopwatch.since(atNanos);
  }

  /** Whether the value is at most that old. */
  public boolean within(Duration limit, Stopwatch stopwatch) {
    return age(stopwatch).compareTo(limit) <= 0;
  }
}
