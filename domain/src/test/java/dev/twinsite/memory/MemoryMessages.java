package dev.twinsite.memory;

import dev.twinsite.identity.Username;
import dev.twinsite.messaging.MergeRules;
import dev.twinsite.messaging.Merged;
import dev.twinsite.messaging.Message;
import dev.twinsite.messaging.MessageId;
import dev.twinsite.messaging.Messages;
import dev.twinsite.messaging.RoomActivity;
import dev.twinsite.messaging.RoomOpening;
import dev.twinsite.site.SiteName;
import dev.twinsite.time.Stamp;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Messages in memory, kept in the boxes of their rooms. */
public final class MemoryMessages implements Messages {

  private static final Comparator<Message> LATEST_FIRST =
      Comparator.<Message, Stamp>comparing(message -> message.sent())
          .thenComparing(Message::id)
          .reversed();

  private final MemoryRooms rooms;

  public MemoryMessages(MemoryRooms rooms) {
    this.rooms = rooms;
  }

  @Override
  public boolean claim(Message message) {
    return find(message.id()).isEmpty() && store(message);
  }

  @Override
  public void add(Message message) {
    if (!isKnown(message) && !claim(message)) {
      merge(find(message.chosenId()).orElseThrow(), message);
    }
  }

  @Override
  public Optional<Message> find(MessageId id) {
    return all().filter(message -> message.id().equals(id)).findFirst();
  }

  @Override
  public Optional<Message> find(MessageId chosenId, SiteName origin) {
    return all()
        .filter(message -> message.chosenId().equals(chosenId))
        .filter(message -> message.sent().origin().equals(origin))
        .findFirst()
        .or(() -> find(chosenId).filter(message -> message.chosenId().equals(chosenId)));
  }

  @Override
  public List<Message> history(RoomOpening room, Optional<MessageId> before, int limit) {
    List<Message> all = rooms.box(room).messages.stream().sorted(LATEST_FIRST).toList();
    Stream<Message> shown = before.map(id -> before(all, id)).orElseGet(all::stream);
    return shown.limit(limit).toList();
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

  private static RoomActivity activity(MemoryRooms.Box box, Username reader) {
    long unread = box.messages.stream().filter(message -> !message.sender().equals(reader)).count();
    return new RoomActivity(box.room, unread, box.messages.stream().min(LATEST_FIRST));
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
      rooms.box(known.room()).messages.add(merged.keeper());
    } else {
      store(merged.keeper());
      store(merged.moved().get());
    }
  }
}
