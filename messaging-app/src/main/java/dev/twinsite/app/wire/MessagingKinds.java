package dev.twinsite.app.wire;

import static dev.twinsite.app.wire.Fields.text;
import static dev.twinsite.app.wire.Fields.time;
import static dev.twinsite.app.wire.Fields.uuid;

import dev.twinsite.event.MemberAdded;
import dev.twinsite.event.MemberRemoved;
import dev.twinsite.event.MessagePosted;
import dev.twinsite.event.RoomOpened;
import dev.twinsite.identity.Username;
import dev.twinsite.messaging.MessageId;
import dev.twinsite.messaging.MessageText;
import dev.twinsite.messaging.RoomId;
import dev.twinsite.messaging.RoomName;
import dev.twinsite.messaging.RoomOpening;
import dev.twinsite.site.SiteName;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The kinds of event of the messaging capability. */
final class MessagingKinds {

  static final EventKind<RoomOpened, RoomOpenedData> ROOM_OPENED =
      new EventKind<>(
          "room-opened",
          RoomOpened.class,
          RoomOpenedData.class,
          (event, origin) -> EventIds.room(new RoomOpening(event.room(), origin)),
          MessagingKinds::topics,
          MessagingKinds::write,
          (data, origin) -> read(data));

  static final EventKind<MemberAdded, MemberChangedData> MEMBER_ADDED =
      new EventKind<>(
          "member-added",
          MemberAdded.class,
          MemberChangedData.class,
          EventKind.newId(),
          (event, origin) -> topics(event.room(), event.member()),
          event -> write(event.room(), event.member(), event.by(), event.clock().value()),
          (data, origin) ->
              new MemberAdded(room(data), member(data), by(data), time(data.clock())));

  static final EventKind<MemberRemoved, MemberChangedData> MEMBER_REMOVED =
      new EventKind<>(
          "member-removed",
          MemberRemoved.class,
          MemberChangedData.class,
          EventKind.newId(),
          (event, origin) -> topics(event.room(), event.member()),
          event -> write(event.room(), event.member(), event.by(), event.clock().value()),
          (data, origin) ->
              new MemberRemoved(room(data), member(data), by(data), time(data.clock())));

  static final EventKind<MessagePosted, MessagePostedData> MESSAGE_POSTED =
      new EventKind<>(
          "message-posted",
          MessagePosted.class,
          MessagePostedData.class,
          (event, origin) -> EventIds.message(event.message(), origin),
          (event, origin) -> List.of(Topics.room(event.room())),
          MessagingKinds::write,
          (data, origin) -> read(data));

  private MessagingKinds() {}

  static List<EventKind<?, ?>> all() {
    return List.of(ROOM_OPENED, MEMBER_ADDED, MEMBER_REMOVED, MESSAGE_POSTED);
  }

  static RoomOpening opening(byte @Nullable [] room, @Nullable String openedAt) {
    return new RoomOpening(
        new RoomId(uuid("room", room)), new SiteName(text("openedAt", openedAt)));
  }

  private static List<String> topics(RoomOpened event, SiteName origin) {
    var topics = new ArrayList<String>();
    topics.add(Topics.room(new RoomOpening(event.room(), origin)));
    event.members().forEach(member -> topics.add(Topics.user(member)));
    return topics;
  }

  private static List<String> topics(RoomOpening room, Username member) {
    return List.of(Topics.room(room), Topics.user(member));
  }

  private static RoomOpenedData write(RoomOpened event) {
    return new RoomOpenedData(
        Fields.bytes(event.room().value()),
        event.name().value(),
        event.creator().value(),
        event.members().stream().map(Username::value).toList(),
        event.clock().value());
  }

  private static RoomOpened read(RoomOpenedData data) {
    return new RoomOpened(
        new RoomId(uuid("room", data.room())),
        new RoomName(text("name", data.name())),
        new Username(text("creator", data.creator())),
        Fields.list(data.members()).stream()
            .map(Username::new)
            .collect(Collectors.toCollection(TreeSet::new)),
        time(data.clock()));
  }

  private static MemberChangedData write(
      RoomOpening room, Username member, Username by, long clock) {
    return new MemberChangedData(
        Fields.bytes(room.room().value()), room.at().value(), member.value(), by.value(), clock);
  }

  private static RoomOpening room(MemberChangedData data) {
    return opening(data.room(), data.openedAt());
  }

  private static Username member(MemberChangedData data) {
    return new Username(text("member", data.member()));
  }

  private static Username by(MemberChangedData data) {
    return new Username(text("by", data.by()));
  }

  private static MessagePostedData write(MessagePosted event) {
    return new MessagePostedData(
        Fields.bytes(event.message().value()),
        Fields.bytes(event.room().room().value()),
        event.room().at().value(),
        event.sender().value(),
        event.text().value(),
        event.clock().value());
  }

  private static MessagePosted read(MessagePostedData data) {
    return new MessagePosted(
        new MessageId(uuid("message", data.message())),
        opening(data.room(), data.openedAt()),
        new Username(text("sender", data.sender())),
        new MessageText(text("text", data.text())),
        time(data.clock()));
  }
}
