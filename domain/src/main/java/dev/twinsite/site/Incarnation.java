package dev.twinsite.site;

/**
 * Which life of a site's database wrote a stream. An incarnation is issued when a site is admitted
 * and belongs to one database; a wiped, restored or swapped database therefore cannot continue an
 * old stream by accident.
 */
public record Incarnation(long value) implements Comparable<Incarnation> {

  /** The first life of a site. */
  public static final Incarnation FIRST = new Incarnation(1);

  /**
   * @throws IllegalArgumentException if the value is below 1
   */
  public Incarnation {
    if (value < 1) {
      throw new IllegalArgumentException("incarnation " + value + " is below 1");
    }
  }

  /** The life that follows this one. */
  public Incarnation next() {
    return new Incarnation(Math.addExact(value, 1));
  }

  @Override
  public int compareTo(Incarnation other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
