package dev.twinsite.replication.protocol;

import dev.twinsite.site.Incarnation;
import dev.twinsite.site.Position;

/**
 * How far a receiver has come, either in the origin's stream or in the rebuild that precedes it.
 * Every place in the stream lies behind every place in the rebuild.
 */
public record Frontier(boolean rebuilding, Position place) implements Comparable<Frontier> {

  public static Frontier inStream(Position position) {
    return new Frontier(false, position);
  }

  /** Up to and including this local order of the survivor. */
  public static Frontier inRebuild(long localOrder) {
    return new Frontier(true, new Position(Incarnation.FIRST, localOrder));
  }

  /** The survivor's local order that a rebuild has reached. */
  public long localOrder() {
    return place.number();
  }

  @Override
  public int compareTo(Frontier other) {
    if (rebuilding != other.rebuilding) {
      return rebuilding ? -1 : 1;
    }
    return place.compareTo(other.place);
  }
}
