package dev.twinsite.app.wire;

import static dev.twinsite.app.wire.Fields.text;
import static dev.twinsite.app.wire.Fields.time;
import static dev.twinsite.app.wire.Fields.uuid;

import dev.twinsite.event.MessageDeleted;
import dev.twinsite.event.MessageEdited;
import dev.twinsite.event.ReadMarkerMoved;
import dev.twinsite.identity.Username;
import dev.twinsite.messaging.MessageId;
import dev.twinsite.messaging.MessageSending;
import dev.twinsite.messaging.MessageText;
import dev.twinsite.messaging.RoomOpening;
import dev.twinsite.site.SiteName;
import dev.twinsite.time.HybridTime;
import dev.twinsite.time.Stamp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The kinds of event that say what became of messages after they were sent. */
final class RevisionKinds {

  static final EventKind<MessageEdited, MessageRevisedData> MESSAGE_EDITED =
      new EventKind<>(
          "message-edited",
          MessageEdited.class,
          MessageRevisedData.class,
          (event, origin) -> EventIds.edit(event.message(), new Stamp(event.clock(), origin)),
          (event, origin) -> List.of(Topics.room(event.room())),
          event ->
              write(
                  event.message(),
                  event.room(),
                  event.sender(),
                  event.text().value(),
                  event.clock()),
          (data, origin) ->
              new MessageEdited(
                  sending(data.message(), data.sentAt()),
                  room(data),
                  sender(data),
                  new MessageText(text("text", data.text())),
                  time(data.clock())));

  static final EventKind<MessageDeleted, MessageRevisedData> MESSAGE_DELETED =
      new EventKind<>(
          "message-deleted",
          MessageDeleted.class,
          MessageRevisedData.class,
          (event, origin) -> EventIds.deletion(event.message(), new Stamp(event.clock(), origin)),
          (event, origin) -> List.of(Topics.room(event.room())),
          event -> write(event.message(), event.room(), event.sender(), null, event.clock()),
          (data, origin) ->
              new MessageDeleted(
                  sending(data.message(), data.sentAt()),
                  room(data),
                  sender(data),
                  time(data.clock())));

  static final EventKind<ReadMarkerMoved, ReadMarkerMovedData> READ_MARKER_MOVED =
      new EventKind<>(
          "read-marker-moved",
          ReadMarkerMoved.class,
          ReadMarkerMovedData.class,
          EventKind.newId(),
          (event, origin) -> List.of(Topics.user(event.reader())),
          RevisionKinds::write,
          (data, origin) -> read(data));

  private RevisionKinds() {}

  static List<EventKind<?, ?>> all() {
    return List.of(MESSAGE_EDITED, MESSAGE_DELETED, READ_MARKER_MOVED);
  }

  private static MessageRevisedData write(
      MessageSending message,
      RoomOpening room,
      Username sender,
      @Nullable String text,
      HybridTime clock) {
    return new MessageRevisedData(
        Fields.bytes(message.message().value()),
        message.at().value(),
        Fields.bytes(room.room().value()),
        room.at().value(),
        sender.value(),
        text,
        clock.value());
  }

  private static ReadMarkerMovedData write(ReadMarkerMoved event) {
    return new ReadMarkerMovedData(
        Fields.bytes(event.room().room().value()),
        event.room().at().value(),
        event.reader().value(),
        Fields.bytes(event.message().message().value()),
        event.message().at().value(),
        event.upTo().clock().value(),
        event.clock().value());
  }

  private static ReadMarkerMoved read(ReadMarkerMovedData data) {
    MessageSending message = sending(data.message(), data.sentAt());
    return new ReadMarkerMoved(
        MessagingKinds.opening(data.room(), data.openedAt()),
        new Username(text("reader", data.reader())),
        message,
        new Stamp(time(data.upTo()), message.at()),
        time(data.clock()));
  }

  private static MessageSending sending(byte @Nullable [] message, @Nullable String sentAt) {
    return new MessageSending(
        new MessageId(uuid("message", message)), new SiteName(text("sentAt", sentAt)));
  }

  private static RoomOpening room(MessageRevisedData data) {
    return MessagingKinds.opening(data.room(), data.openedAt());
  }

  private static Username sender(MessageRevisedData data) {
    return new Username(text("sender", data.sender()));
  }
}
