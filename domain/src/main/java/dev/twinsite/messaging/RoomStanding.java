package dev.twinsite.messaging;

import dev.twinsite.identity.Username;
import dev.twinsite.time.HybridTime;
import java.util.Set;

/**
 * What a writer must know of a room.
 *
 * @param present those of the users asked for who are members now
 * @param latest the latest time that any fact in the room carries; what is written next is later
 */
public record RoomStanding(RoomOpening room, Set<Username> present, HybridTime latest) {

  public RoomStanding {
    present = Set.copyOf(present);
  }
}
