package dev.twinsite.site;

/**
 * The count of decisions about the sites. Every change of a site's state names the epoch it was
 * decided on and raises it by one, so that two decisions about the same state of the world cannot
 * both take effect.
 */
public record Epoch(long value) implements Comparable<Epoch> {

  /** The epoch in which both sites are admitted for the first time. */
  public static final Epoch FIRST = new Epoch(1);

  /**
   * @throws IllegalArgumentException if the value is below 1
   */
  public Epoch {
    if (value < 1) {
      throw new IllegalArgumentException("epoch " + value + " is below 1");
    }
  }

  /** The epoch of the next decision. */
  public Epoch next() {
    return new Epoch(Math.addExact(value, 1));
  }

  /** Whether this epoch was decided later than the other one. */
  public boolean isAfter(Epoch other) {
    return value > other.value;
  }

  @Override
  public int compareTo(Epoch other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
