package dev.twinsite.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A wall clock that is believed as long as it keeps pace with a count that nobody can set. Somebody
 * who knows another clock says now and then which reading was right; a wall clock that is set
 * between two such looks is found out at once, before its time is written anywhere.
 *
 * <p>Safe for use by many threads.
 */
public final class SteadyClock {

  /**
   * Both counts at one moment.
   *
   * @param ticks in nanoseconds, from any beginning
   */
  public record Reading(Instant wall, long ticks) {

    /** How far the wall clock has run ahead of the ticks since then; negative if behind. */
    private Duration apartAt(Reading later) {
      return Duration.between(wall, later.wall).minusNanos(later.ticks - ticks);
    }
  }

  /**
   * A time of the wall clock, and whether to believe it.
   *
   * @param strayed by how much the wall clock has been set, ahead or, negative, back; zero if
   *     nothing tells; empty if it has never been known to be right
   */
  public record Sight(Instant time, Optional<Duration> strayed) {

    /** Whether nobody has set the clock by more than {@link HybridClock#DRIFT_LIMIT}. */
    public boolean isBelieved() {
      return strayed.filter(by -> by.abs().compareTo(HybridClock.DRIFT_LIMIT) <= 0).isPresent();
    }
  }

  private final InstantSource wall;
  private final LongSupplier ticks;
  private volatile Optional<Reading> right = Optional.empty();

  /**
   * @param ticks a count of nanoseconds that follows the time that passes and nothing else, such as
   *     {@code System::nanoTime}
   */
  public SteadyClock(InstantSource wall, LongSupplier ticks) {
    this.wall = wall;
    this.ticks = ticks;
  }

  /** Both counts now. */
  public Reading read() {
    return new Reading(wall.instant(), ticks.getAsLong());
  }

  /** Says that this reading was right. */
  public void trust(Reading reading) {
    right = Optional.of(reading);
  }

  /** The time of the wall clock, and whether to believe it. */
  public Sight look() {
    Reading now = read();
    return new Sight(now.wall(), right.map(before -> before.apartAt(now)));
  }
}
