package dev.twinsite.messaging;

import dev.twinsite.text.UuidOrder;
import java.util.UUID;

/** The identity of a room, chosen by the client that opens it. */
public record RoomId(UUID value) implements Comparable<RoomId> {

  @Override
  public int compareTo(RoomId other) {
    return UuidOrder.compare(value, other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
