package dev.twinsite.messaging;

import dev.twinsite.identity.Username;
import java.util.Optional;

/** How far each member has read each room. */
public interface ReadMarkers {

  /**
   * Takes in a marker, merged by {@link MergeRules#readMarkers} with the one that is known.
   *
   * @return whether it lies further on than that
   */
  boolean move(RoomOpening room, ReadMarker marker);

  /** How far a user has read the room; empty if nothing is known of that. */
  Optional<ReadMarker> find(RoomOpening room, Username reader);
}
