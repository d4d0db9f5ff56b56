package dev.twinsite.site;

import java.util.Comparator;

/**
 * A place in the journal of one site: everything up to and including event {@code number} of {@code
 * incarnation}. Number 0 is the place before the first event of an incarnation. Positions of one
 * site order by incarnation, then by number; positions of different sites cannot be compared.
 */
public record Position(Incarnation incarnation, long number) implements Comparable<Position> {

  /** The place before anything has happened. */
  public static final Position START = new Position(Incarnation.FIRST, 0);

  private static final Comparator<Position> ORDER =
      Comparator.comparing(Position::incarnation).thenComparingLong(Position::number);

  /**
   * @throws IllegalArgumentException if the number is negative
   */
  public Position {
    if (number < 0) {
      throw new IllegalArgumentException("position number " + number + " is negative");
    }
  }

  /** The place before the first event of the given incarnation. */
  public static Position startOf(Incarnation incarnation) {
    return new Position(incarnation, 0);
  }

  /** The position given as incarnation and number, as they are stored. */
  public static Position of(long incarnation, long number) {
    return new Position(new Incarnation(incarnation), number);
  }

  /**
   * Reads what {@link #toString()} wrote.
   *
   * @throws IllegalArgumentException if the text is not two whole numbers joined by a slash
   */
  public static Position parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException("position '" + text + "' is not 'incarnation/number'");
    }
    try {
      return of(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("position '" + text + "' is not 'incarnation/number'", e);
    }
  }

  /** The place after the event that follows this place in the same incarnation. */
  public Position next() {
    return new Position(incarnation, Math.addExact(number, 1));
  }

  /** Whether this place lies behind the other one in the same site's journal. */
  public boolean isAfter(Position other) {
    return compareTo(other) > 0;
  }

  /** Whether everything up to the other place is also up to this one. */
  public boolean covers(Position other) {
    return compareTo(other) >= 0;
  }

  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }

  /** The position as {@code incarnation/number}, for example {@code 1/4711}. */
  @Override
  public String toString() {
    return incarnation + "/" + number;
  }
}
