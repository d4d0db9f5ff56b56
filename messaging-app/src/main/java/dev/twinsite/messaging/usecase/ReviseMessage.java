package dev.twinsite.messaging.usecase;

import dev.twinsite.app.facts.Accepted;
import dev.twinsite.app.facts.DecidedAgain;
import dev.twinsite.app.facts.Outbox;
import dev.twinsite.app.facts.SiteClock;
import dev.twinsite.app.wire.EventIds;
import dev.twinsite.event.MergeableEvent;
import dev.twinsite.event.MessageDeleted;
import dev.twinsite.event.MessageEdited;
import dev.twinsite.identity.Username;
import dev.twinsite.messaging.Message;
import dev.twinsite.messaging.MessageId;
import dev.twinsite.messaging.MessageText;
import dev.twinsite.messaging.Messages;
import dev.twinsite.messaging.ReviseMessageOutcome;
import dev.twinsite.messaging.Revision;
import dev.twinsite.messaging.Room;
import dev.twinsite.messaging.RoomId;
import dev.twinsite.messaging.RoomStanding;
import dev.twinsite.messaging.Rooms;
import dev.twinsite.time.HybridTime;
import dev.twinsite.time.Stamp;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Edits and deletes messages; only their senders may. */
@ApplicationScoped
public class ReviseMessage {

  private final Outbox outbox;
  private final SiteClock clock;
  private final Rooms rooms;
  private final Messages messages;

  @Inject
  public ReviseMessage(Outbox outbox, SiteClock clock, Rooms rooms, Messages messages) {
    this.outbox = outbox;
    this.clock = clock;
    this.rooms = rooms;
    this.messages = messages;
  }

  /**
   * Has a message say something else.
   *
   * @throws dev.twinsite.replication.SiteClosedException if this site accepts nothing now, or the
   *     other one does not know of edits yet
   */
  @DecidedAgain
  @Transactional
  public Accepted<ReviseMessageOutcome> edit(
      MessageId id, RoomId room, MessageText text, Username caller) {
    outbox.enterWith(MessageEdited.class);
    return withOwn(id, room, caller, standing -> message -> edit(standing, message, text));
  }

  /**
   * Takes back what a message says.
   *
   * @throws dev.twinsite.replication.SiteClosedException if this site accepts nothing now, or the
   *     other one does not know of deletions yet
   */
  @DecidedAgain
  @Transactional
  public Accepted<ReviseMessageOutcome> delete(MessageId id, RoomId room, Username caller) {
    outbox.enterWith(MessageDeleted.class);
    return withOwn(id, room, caller, standing -> message -> delete(standing, message));
  }

  private Accepted<ReviseMessageOutcome> withOwn(
      MessageId id,
      RoomId room,
      Username caller,
      Function<RoomStanding, Function<Message, Accepted<ReviseMessageOutcome>>> revise) {
    Optional<RoomStanding> standing = rooms.standing(room, List.of(caller));
    if (standing.isEmpty()) {
      return Accepted.without(new ReviseMessageOutcome.UnknownRoom(room));
    }
    if (!standing.get().present().contains(caller)) {
      return Accepted.without(new ReviseMessageOutcome.NotAMember(room));
    }
    Optional<Message> message = messages.find(id).filter(it -> isIn(room, it));
    Optional<ReviseMessageOutcome> refusal = refusal(id, message, caller);
    return refusal.isPresent()
        ? Accepted.without(refusal.get())
        : revise.apply(standing.get()).apply(message.orElseThrow());
  }

  private boolean isIn(RoomId room, Message message) {
    return rooms.find(message.room()).map(Room::id).filter(room::equals).isPresent();
  }

  private static Optional<ReviseMessageOutcome> refusal(
      MessageId id, Optional<Message> message, Username caller) {
    if (message.isEmpty()) {
      return Optional.of(new ReviseMessageOutcome.UnknownMessage(id));
    }
    if (!message.get().sender().equals(caller)) {
      return Optional.of(new ReviseMessageOutcome.NotTheSender(id));
    }
    return message.get().money().map(money -> new ReviseMessageOutcome.ShowsTransfer(id));
  }

  private Accepted<ReviseMessageOutcome> edit(
      RoomStanding room, Message message, MessageText text) {
    if (message.isDeleted()) {
      return Accepted.without(new ReviseMessageOutcome.WasDeleted(message.id()));
    }
    if (message.says().equals(text.value())) {
      return unchanged(message);
    }
    Stamp made = stamp(room, message);
    return revise(
        message,
        new Revision.Edited(text, made),
        new MessageEdited(message.sending(), room.room(), message.sender(), text, made.clock()));
  }

  private Accepted<ReviseMessageOutcome> delete(RoomStanding room, Message message) {
    if (message.isDeleted()) {
      return unchanged(message);
    }
    Stamp made = stamp(room, message);
    return revise(
        message,
        new Revision.Deleted(made),
        new MessageDeleted(message.sending(), room.room(), message.sender(), made.clock()));
  }

  private Stamp stamp(RoomStanding room, Message message) {
    HybridTime last = message.revision().map(it -> it.made().clock()).orElse(HybridTime.ZERO);
    return clock.stampAfter(room.latest().max(last));
  }

  private Accepted<ReviseMessageOutcome> revise(
      Message message, Revision revision, MergeableEvent event) {
    messages.revise(message.sending(), revision);
    return outbox.append(event, new ReviseMessageOutcome.Revised(message.revised(revision)));
  }

  /** The same wish again, or what the message has said from the beginning. */
  private Accepted<ReviseMessageOutcome> unchanged(Message message) {
    return outbox.repeat(event(message), new ReviseMessageOutcome.Unchanged(message));
  }

  private static UUID event(Message message) {
    return message
        .revision()
        .map(
            last ->
                last instanceof Revision.Deleted
                    ? EventIds.deletion(message.sending(), last.made())
                    : EventIds.edit(message.sending(), last.made()))
        .orElseGet(() -> EventIds.message(message.chosenId(), message.sent().origin()));
  }
}
