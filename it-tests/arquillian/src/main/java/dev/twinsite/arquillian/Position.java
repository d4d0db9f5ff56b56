package dev.twinsite.arquillian;

/** A place in a site's journal, as the sites write it: {@code incarnation/number}. */
record Position(long incarnation, long number) implements Comparable<Position> {

  static final Position NONE = new Position(0, 0);

  /** The position with that text; {@link #NONE} for empty text. */
  static Position of(String text) {
    if (text.isEmpty()) {
      return NONE;
    }
    int slash = text.indexOf('/');
    return new Position(
        Long.parseLong(text.substring(0, slash)), Long.parseLong(text.substring(slash + 1)));
  }

  @Override
  public int compareTo(Position other) {
    int byIncarnation = Long.compare(incarnation, other.incarnation);
    return byIncarnation != 0 ? byIncarnation : Long.compare(number, other.number);
  }
}
