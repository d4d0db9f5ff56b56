package dev.twinsite.messaging.contract;

import dev.twinsite.identity.Username;
import dev.twinsite.messaging.Message;
import dev.twinsite.messaging.MessageId;
import dev.twinsite.messaging.MessageText;
import dev.twinsite.messaging.Room;
import dev.twinsite.messaging.RoomId;
import dev.twinsite.messaging.RoomName;
import dev.twinsite.messaging.RoomOpening;
import dev.twinsite.site.SiteName;
import dev.twinsite.time.HybridTime;
import dev.twinsite.time.Stamp;
import java.util.Set;
import java.util.UUID;

/** Rooms and messages that no other test knows. */
final class Chats {

  private Chats() {}

  static RoomId newRoom() {
    return new RoomId(UUID.randomUUID());
  }

  static MessageId newMessage() {
    return new MessageId(UUID.randomUUID());
  }

  static Stamp at(long clock, SiteName origin) {
    return new Stamp(new HybridTime(clock), origin);
  }

  static Room room(RoomId id, String name, Username creator, Stamp opened, Username... members) {
    return Room.opened(id, new RoomName(name), creator, Set.of(members), opened);
  }

  static Message message(MessageId id, RoomOpening room, Username sender, String text, Stamp sent) {
    return Message.sent(id, room, sender, new MessageText(text), sent);
  }
}
