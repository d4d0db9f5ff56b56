package dev.twinsite.memory;

import dev.twinsite.identity.Username;
import dev.twinsite.messaging.MergeRules;
import dev.twinsite.messaging.Merged;
import dev.twinsite.messaging.Message;
import dev.twinsite.messaging.MessageId;
import dev.twinsite.messaging.MessageSending;
import dev.twinsite.messaging.Messages;
import dev.twinsite.messaging.ReadMarker;
import dev.twinsite.messaging.Revision;
import dev.twinsite.messaging.RoomActivity;
import dev.twinsite.messaging.RoomOpening;
import dev.twinsite.site.SiteName;
import dev.twinsite.time.Stamp;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Messages in memory, kept in the boxes of their rooms. */
public final class MemoryMessages implements Messages {

  private static final Comparator<Message> LATEST_FIRST =
      Comparator.<Message, Stamp>comparing(message -> message.sent())
          .thenComparing(Message::id)
          .reversed();

  private final MemoryRooms rooms;
  private final Map<MessageSending, Revision> revisions;
  private final Map<MessageSending, MessageSending> becameOneWith;

  public MemoryMessages(MemoryRooms rooms) {
    this.rooms = rooms;
    revisions = rooms.database().map(new HashMap<>());
    becameOneWith = rooms.database().map(new HashMap<>());
  }

  @Override
  public void revise(MessageSending message, Revision revision) {
    revisions.merge(message, revision, MergeRules::revisions);
  }

  @Override
  public boolean claim(Message message) {
    return stored(message.id()).isEmpty() && store(message);
  }

  @Override
  public void add(Message message) {
    if (!isKnown(message) && !claim(message)) {
      merge(stored(message.chosenId()).orElseThrow(), message);
    }
  }

  @Override
  public Optional<Message> find(MessageId id) {
    return stored(id).map(this::now);
  }

  @Override
  public Optional<Message> find(MessageId chosenId, SiteName origin) {
    return all()
        .filter(message -> message.chosenId().equals(chosenId))
        .filter(message -> message.sent().origin().equals(origin))
        .findFirst()
        .or(() -> stored(chosenId).filter(message -> message.chosenId().equals(chosenId)))
        .map(this::now);
  }

  @Override
  public List<Message> history(RoomOpening room, Optional<MessageId> before, int limit) {
    List<Message> all = rooms.box(room).messages.stream().sorted(LATEST_FIRST).toList();
    Stream<Message> shown = before.map(id -> before(all, id)).orElseGet(all::stream);
    return shown.limit(limit).map(this::now).toList();
  }

  @Override
  public List<RoomActivity> activity(Username reader) {
    return rooms
        .boxes()
        .filter(box -> box.has(reader))
        .map(box -> activity(box, reader))
        .sorted(RoomActivity.LATEST_FIRST)
        .toList();
  }

  private RoomActivity activity(MemoryRooms.Box box, Username reader) {
    Optional<ReadMarker> read = Optional.ofNullable(box.markers.get(reader));
    long unread =
        box.messages.stream()
            .map(this::now)
            .filter(message -> !message.sender().equals(reader) && !message.isDeleted())
            .filter(message -> read.map(it -> it.upTo().isBefore(message.sent())).orElse(true))
            .count();
    return new RoomActivity(
        box.room(), unread, box.messages.stream().min(LATEST_FIRST).map(this::now));
  }

  private Message now(Message message) {
    MessageSending sending = message.sending();
    return Stream.of(Optional.of(sending), Optional.ofNullable(becameOneWith.get(sending)))
        .flatMap(Optional::stream)
        .flatMap(it -> Optional.ofNullable(revisions.get(it)).stream())
        .reduce(MergeRules::revisions)
        .map(message::revised)
        .orElse(message);
  }

  private Optional<Message> stored(MessageId id) {
    return all().filter(message -> message.id().equals(id)).findFirst();
  }

  private static Stream<Message> before(List<Message> all, MessageId id) {
    return all.stream().dropWhile(message -> !message.id().equals(id)).skip(1);
  }

  private Stream<Message> all() {
    return rooms.boxes().flatMap(box -> box.messages.stream());
  }

  private boolean isKnown(Message message) {
    return all()
        .filter(known -> known.chosenId().equals(message.chosenId()))
        .anyMatch(known -> known.sent().origin().equals(message.sent().origin()));
  }

  private boolean store(Message message) {
    return rooms.box(message.room()).messages.add(message);
  }

  private void merge(Message known, Message added) {
    Merged<Message> merged = MergeRules.messages(known, added);
    rooms.box(known.room()).messages.remove(known);
    if (merged.moved().isEmpty()) {
      store(merged.keeper());
      becameOneWith.put(known.sending(), added.sending());
      becameOneWith.put(added.sending(), known.sending());
    } else {
      store(merged.keeper());
      store(merged.moved().get());
    }
  }
}
