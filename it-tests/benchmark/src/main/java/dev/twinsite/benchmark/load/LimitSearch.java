package dev.twinsite.benchmark.load;

import java.util.OptionalInt;

/**
 * Looks for the highest rate at which a goal is met: it doubles the rate until the goal is broken,
 * then halves the interval until it is small. A value: each answer gives a new search.
 *
 * @param met the highest rate that has met the goal; 0 if none has
 * @param broken the lowest rate that has broken it; 0 if none has
 * @param first the rate to begin with
 */
public record LimitSearch(int met, int broken, int first) {

  private static final int HIGHEST = 100_000;
  private static final double CLOSE_ENOUGH = 0.06;

  /**
   * @throws IllegalArgumentException if the first rate is not 1 to 100,000, or what has met the
   *     goal lies above what has broken it
   */
  public LimitSearch {
    if (first < 1 || first > HIGHEST) {
      throw new IllegalArgumentException("a search begins at 1 to " + HIGHEST + ", not " + first);
    }
    if (broken > 0 && met >= broken) {
      throw new IllegalArgumentException(met + " met the goal, but " + broken + " broke it");
    }
  }

  /** A search that begins at this rate. */
  public static LimitSearch from(int rate) {
    return new LimitSearch(0, 0, rate);
  }

  /** The rate to try next; empty when the limit is known closely enough. */
  public OptionalInt next() {
    if (met == 0 && broken == 0) {
      return OptionalInt.of(first);
    }
    if (broken == 0) {
      return met >= HIGHEST ? OptionalInt.empty() : OptionalInt.of(Math.min(HIGHEST, met * 2));
    }
    int middle = (met + broken) / 2;
    boolean close = broken - met <= Math.max(1, CLOSE_ENOUGH * broken);
    return close ? OptionalInt.empty() : OptionalInt.of(middle);
  }

  /** What is known after that rate was tried. */
  public LimitSearch tried(int rate, boolean goalMet) {
    return goalMet ? new LimitSearch(rate, broken, first) : new LimitSearch(met, rate, first);
  }
}
