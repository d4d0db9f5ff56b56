package dev.twinsite.messaging.rest;

import dev.twinsite.identity.Username;
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
 * @param unread in lists: messages of others
 * @param lastMessage in lists: the latest message, if there is one
 */
public record RoomJson(
    String roomId,
    String name,
    String creator,
    @Nullable List<String> members,
    Instant openedAt,
    String origin,
    @Nullable Long unread,
    @Nullable MessageJson lastMessage,
    @Nullable String durability) {

  static RoomJson of(Room room, Durability durability) {
    List<String> members = room.firstMembers().stream().map(Username::value).toList();
    return of(room, members, null, null, durability.label());
  }

  static RoomJson of(RoomView view) {
    MessageJson last = view.last().map(MessageJson::of).orElse(null);
    return of(view.room(), null, view.unread(), last, null);
  }

  private static RoomJson of(
      Room room,
      @Nullable List<String> members,
      @Nullable Long unread,
      @Nullable MessageJson last,
      @Nullable String durability) {
    return new RoomJson(
        room.id().toString(),
        room.name().value(),
        room.creator().value(),
        members,
        room.opened().clock().instant(),
        room.opened().origin().value(),
        unread,
        last,
        durability);
  }
}
