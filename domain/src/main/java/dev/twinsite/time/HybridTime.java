package dev.twinsite.time;

import java.time.Instant;

/**
 * A hybrid logical time in 64 bits: the upper 48 count milliseconds since 1970, the lower 16 count
 * events within one millisecond. Such times order by their value.
 */
public record HybridTime(long value) implements Comparable<HybridTime> {

  /** The time before every fact. */
  public static final HybridTime ZERO = new HybridTime(0);

  private static final int COUNTER_BITS = 16;
  private static final long COUNTER_MASK = (1L << COUNTER_BITS) - 1;
  private static final long MAX_MILLIS = (1L << (63 - COUNTER_BITS)) - 1;

  /**
   * @throws IllegalArgumentException if the value is negative
   */
  public HybridTime {
    if (value < 0) {
      throw new IllegalArgumentException("hybrid time " + value + " is negative");
    }
  }

  /**
   * The first time of the millisecond in which the instant lies.
   *
   * @throws IllegalArgumentException if the instant lies before 1970 or after the year 6000
   */
  public static HybridTime startOf(Instant instant) {
    long millis = instant.toEpochMilli();
    if (millis < 0 || millis > MAX_MILLIS) {
      throw new IllegalArgumentException("instant " + instant + " is out of range");
    }
    return new HybridTime(millis << COUNTER_BITS);
  }

  /** Milliseconds since 1970. */
  public long millis() {
    return value >>> COUNTER_BITS;
  }

  /** The place within the millisecond, 0 to 65535. */
  public int counter() {
    return (int) (value & COUNTER_MASK);
  }

  /** The wall time of this hybrid time, to the millisecond. */
  public Instant instant() {
    return Instant.ofEpochMilli(millis());
  }

  /** The very next time; a full counter carries over into the milliseconds. */
  public HybridTime next() {
    return new HybridTime(Math.addExact(value, 1));
  }

  /** The later of both. */
  public HybridTime max(HybridTime other) {
    return value >= other.value ? this : other;
  }

  @Override
  public int compareTo(HybridTime other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return instant() + "+" + counter();
  }
}
