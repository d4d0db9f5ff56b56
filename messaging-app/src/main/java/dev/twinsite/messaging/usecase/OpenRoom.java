package dev.twinsite.messaging.usecase;

import dev.twinsite.app.facts.Accepted;
import dev.twinsite.app.facts.DecidedAgain;
import dev.twinsite.app.facts.Outbox;
import dev.twinsite.app.facts.SiteClock;
import dev.twinsite.app.wire.EventIds;
import dev.twinsite.event.RoomOpened;
import dev.twinsite.identity.Username;
import dev.twinsite.identity.Users;
import dev.twinsite.messaging.DirectRoom;
import dev.twinsite.messaging.OpenRoomOutcome;
import dev.twinsite.messaging.Room;
import dev.twinsite.messaging.RoomId;
import dev.twinsite.messaging.RoomName;
import dev.twinsite.messaging.Rooms;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.TreeSet;

/** Opens rooms. */
@ApplicationScoped
public class OpenRoom {

  private final Outbox outbox;
  private final SiteClock clock;
  private final Rooms rooms;
  private final Users users;

  @Inject
  public OpenRoom(Outbox outbox, SiteClock clock, Rooms rooms, Users users) {
    this.outbox = outbox;
    this.clock = clock;
    this.rooms = rooms;
    this.users = users;
  }

  /**
   * Opens a room with the caller and these users as members, or answers the same opening again.
   *
   * @throws IllegalArgumentException if there are more members than {@link Room#MAX_FIRST_MEMBERS}
   * @throws dev.twinsite.replication.SiteClosedException if this site accepts nothing now
   */
  @DecidedAgain
  @Transactional
  public Accepted<OpenRoomOutcome> open(
      RoomId id, RoomName name, Set<Username> members, Username caller) {
    outbox.enter();
    return open(Room.opened(id, name, caller, members, clock.stamp()));
  }

  /**
   * Opens the room of the caller and another user, or finds it.
   *
   * @throws dev.twinsite.replication.SiteClosedException if this site accepts nothing now
   */
  @DecidedAgain
  @Transactional
  public Accepted<OpenRoomOutcome> open(DirectRoom pair) {
    outbox.enter();
    return open(pair.opened(clock.stamp()));
  }

  private Accepted<OpenRoomOutcome> open(Room room) {
    Set<Username> unknown = new TreeSet<>(room.firstMembers());
    unknown.removeAll(users.findPosted(room.firstMembers()).keySet());
    if (!unknown.isEmpty()) {
      return Accepted.without(new OpenRoomOutcome.UnknownMembers(unknown));
    }
    if (!rooms.claim(room)) {
      return answer(rooms.find(room.id()).orElseThrow(), room);
    }
    return outbox.append(event(room), new OpenRoomOutcome.Opened(room));
  }

  private Accepted<OpenRoomOutcome> answer(Room known, Room asked) {
    return known.sameContentAs(asked)
        ? outbox.repeat(EventIds.room(known.opening()), new OpenRoomOutcome.AlreadyExists(known))
        : Accepted.without(new OpenRoomOutcome.IdConflict(asked.id()));
  }

  private static RoomOpened event(Room room) {
    return new RoomOpened(
        room.id(), room.name(), room.creator(), room.firstMembers(), room.opened().clock());
  }
}
