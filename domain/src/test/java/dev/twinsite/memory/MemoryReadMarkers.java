package dev.twinsite.memory;

import dev.twinsite.identity.Username;
import dev.twinsite.messaging.MergeRules;
import dev.twinsite.messaging.ReadMarker;
import dev.twinsite.messaging.ReadMarkers;
import dev.twinsite.messaging.RoomOpening;
import dev.twinsite.time.Stamp;
import java.util.Optional;

/** Read markers in memory, kept in the boxes of their rooms. */
public final class MemoryReadMarkers implements ReadMarkers {

  private final MemoryRooms rooms;

  public MemoryReadMarkers(MemoryRooms rooms) {
    this.rooms = rooms;
  }

  @Override
  public boolean move(RoomOpening room, ReadMarker marker) {
    Optional<ReadMarker> known = find(room, marker.reader());
    Stamp furthest =
        known.map(it -> MergeRules.readMarkers(it.upTo(), marker.upTo())).orElse(marker.upTo());
    boolean moves = known.filter(it -> it.upTo().equals(furthest)).isEmpty();
    if (moves) {
      rooms.box(room).markers.put(marker.reader(), marker);
    }
    return moves;
  }

  @Override
  public Optional<ReadMarker> find(RoomOpening room, Username reader) {
    return Optional.ofNullable(rooms.box(room).markers.get(reader));
  }
}
