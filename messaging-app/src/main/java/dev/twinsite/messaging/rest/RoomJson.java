package dev.twinsite.messaging.rest;

import dev.twinsite.identity.Username;
import dev.twinsite.messaging.DirectRoom;
import dev.twinsite.messaging.Room;
import dev.twinsite.messaging.usecase.RoomView;
import dev.twinsite.site.Durability;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A room.
 *
 * @param members in the answer to whoever opens the room, the members it was opened with
 * @param with of a direct room: the other one of the two
 * @param unread in lists: messages of others behind the caller's read marker
 * @param lastMessage in lists: the latest message, if there is one
 */
public record RoomJson(
    String roomId,
    String name,
    String creator,
    @Nullable List<String> members,
    @Nullable String with,
    Instant openedAt,
    String origin,
    @Nullable Long unread,
    @Nullable MessageJson lastMessage,
    @Nullable String durability) {

  static RoomJson of(Room room, Username caller, Durability durability) {
    List<String> members = room.firstMembers().stream().map(Username::value).toList();
    return of(room, caller, members, null, null, durability.label());
  }

  static RoomJson of(RoomView view, Username caller) {
    MessageJson last = view.last().map(MessageJson::of).orElse(null);
    return of(view.room(), caller, null, view.unread(), last, null);
  }

  private static RoomJson of(
      Room room,
      Username caller,
      @Nullable List<String> members,
      @Nullable Long unread,
      @Nullable MessageJson last,
      @Nullable String durability) {
    return new RoomJson(
        room.id().toString(),
        room.name().value(),
        room.creator().value(),
        members,
        with(room, caller),
        room.opened().clock().instant(),
        room.opened().origin().value(),
        unread,
        last,
        durability);
  }

  private static @Nullable String with(Room room, Username caller) {
    return DirectRoom.is(room.id())
        ? room.firstMembers().stream()
            .filter(member -> !member.equals(caller))
            .map(Username::value)
            .findFirst()
            .orElse(null)
        : null;
  }
}
