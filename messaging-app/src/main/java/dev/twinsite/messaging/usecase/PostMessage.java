package dev.twinsite.messaging.usecase;

import dev.twinsite.app.facts.Accepted;
import dev.twinsite.app.facts.DecidedAgain;
import dev.twinsite.app.facts.Outbox;
import dev.twinsite.app.facts.SiteClock;
import dev.twinsite.app.wire.EventIds;
import dev.twinsite.event.MessagePosted;
import dev.twinsite.identity.Username;
import dev.twinsite.messaging.Message;
import dev.twinsite.messaging.MessageId;
import dev.twinsite.messaging.MessageText;
import dev.twinsite.messaging.Messages;
import dev.twinsite.messaging.PostMessageOutcome;
import dev.twinsite.messaging.RoomId;
import dev.twinsite.messaging.RoomStanding;
import dev.twinsite.messaging.Rooms;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Sends messages to rooms. */
@ApplicationScoped
public class PostMessage {

  private final Outbox outbox;
  private final SiteClock clock;
  private final Rooms rooms;
  private final Messages messages;

  @Inject
  public PostMessage(Outbox outbox, SiteClock clock, Rooms rooms, Messages messages) {
    this.outbox = outbox;
    this.clock = clock;
    this.rooms = rooms;
    this.messages = messages;
  }

  /**
   * Sends a message, or answers the same message again.
   *
   * @throws dev.twinsite.replication.SiteClosedException if this site accepts nothing now
   */
  @DecidedAgain
  @Transactional
  public Accepted<PostMessageOutcome> post(
      MessageId id, RoomId room, MessageText text, Username sender) {
    outbox.enter();
    Optional<RoomStanding> standing = rooms.standing(room, List.of(sender));
    if (standing.isEmpty()) {
      return Accepted.without(new PostMessageOutcome.UnknownRoom(room));
    }
    if (!standing.get().present().contains(sender)) {
      return Accepted.without(new PostMessageOutcome.NotAMember(room));
    }
    return post(id, standing.get(), text, sender);
  }

  private Accepted<PostMessageOutcome> post(
      MessageId id, RoomStanding room, MessageText text, Username sender) {
    Message message = Message.sent(id, room.room(), sender, text, clock.stampAfter(room.latest()));
    if (!messages.claim(message)) {
      return answer(messages.find(id).orElseThrow(), message);
    }
    var event = new MessagePosted(id, message.room(), sender, text, message.sent().clock());
    return outbox.append(event, new PostMessageOutcome.Posted(message));
  }

  private Accepted<PostMessageOutcome> answer(Message known, Message asked) {
    return known.sameContentAs(asked)
        ? outbox.repeat(
            EventIds.message(known.chosenId(), known.sent().origin()),
            new PostMessageOutcome.AlreadyExists(known))
        : Accepted.without(new PostMessageOutcome.IdConflict(asked.id()));
  }
}
