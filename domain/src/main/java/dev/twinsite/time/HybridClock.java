package dev.twinsite.time;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Gives out hybrid times, each later than every one before it and than what the caller has seen.
 * Safe for use by many threads.
 */
public final class HybridClock {

  /*
   * Hybrid logical clocks (Kulkarni et al. 2014): take the wall clock if it is ahead of everything
   * known, else the smallest time behind everything known. The distance to the wall clock is then
   * the error of the worst clock involved.
   */

  /** How far a time may run ahead of this node's wall clock before one of the two must be wrong. */
  public static final Duration DRIFT_LIMIT = Duration.ofMillis(500);

  /**
   * A time and its distance from the wall clock.
   *
   * @param ahead how far the time lies ahead of this node's wall clock; zero if it does not
   */
  public record Tick(HybridTime time, Duration ahead) {

    /** Whether this node's clock, or the clock of a writer it has read, is not to be trusted. */
    public boolean drifted() {
      return ahead.compareTo(DRIFT_LIMIT) > 0;
    }
  }

  private final InstantSource wall;
  private final AtomicLong last = new AtomicLong(HybridTime.ZERO.value());

  public HybridClock(InstantSource wall) {
    this.wall = wall;
  }

  /**
   * A new time, later than {@code atLeast} and than every time this clock gave out. A tick that
   * {@linkplain Tick#drifted() drifted} moves the clock no further, so that one wrong stamp cannot
   * spread.
   */
  public Tick tick(HybridTime atLeast) {
    HybridTime now = HybridTime.startOf(wall.instant());
    while (true) {
      var known = new HybridTime(last.get());
      HybridTime time = now.max(known.next()).max(atLeast.next());
      var tick = new Tick(time, distance(now, time));
      if (tick.drifted() || last.compareAndSet(known.value(), time.value())) {
        return tick;
      }
    }
  }

  private static Duration distance(HybridTime now, HybridTime time) {
    return Duration.ofMillis(Math.max(0, time.millis() - now.millis()));
  }
}
