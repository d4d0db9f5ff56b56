package dev.twinsite.ops.time;

import java.time.Duration;

/** A clock for measuring how long ago something was; no correction of the time of day moves it. */
@FunctionalInterface
public interface Stopwatch {

  /** Of this machine. */
  Stopwatch SYSTEM = System::nanoTime;

  /** Nanoseconds since some moment that stays the same. */
  long nanos();

  /** How long ago the given reading was taken. */
  default Duration since(long reading) {
    return Duration.ofNanos(nanos() - reading);
  }
}
