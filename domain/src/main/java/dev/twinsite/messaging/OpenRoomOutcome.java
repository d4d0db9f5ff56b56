package dev.twinsite.messaging;

import dev.twinsite.identity.Username;
import java.util.Set;

/** What became of the wish to open a room. */
public sealed interface OpenRoomOutcome {

  /** The room is open. */
  record Opened(Room room) implements OpenRoomOutcome {}

  /** The same room was opened before. */
  record AlreadyExists(Room room) implements OpenRoomOutcome {}

  /** The id belongs to a room with other content. */
  record IdConflict(RoomId id) implements OpenRoomOutcome {}

  /** These are not names of users that anybody can deal with yet. */
  record UnknownMembers(Set<Username> names) implements OpenRoomOutcome {}
}
