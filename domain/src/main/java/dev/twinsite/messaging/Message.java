package dev.twinsite.messaging;

import dev.twinsite.identity.Username;
import dev.twinsite.payment.TransferId;
import dev.twinsite.time.Stamp;
import java.util.Optional;

/**
 * A message in a room.
 *
 * @param id the id under which the message is known at both sites
 * @param chosenId the id that its sender chose; differs from {@code id} only if another message
 *     keeps that one
 * @param room the opening of the room it was sent to
 * @param text what it said when it was sent; for a message that shows a transfer its memo, or
 *     nothing
 * @param money the transfer that it shows
 * @param sent when and where it was accepted
 * @param revision what its sender has made of it since, if anything
 */
public record Message(
    MessageId id,
    MessageId chosenId,
    RoomOpening room,
    Username sender,
    String text,
    Optional<ChatMoney> money,
    Stamp sent,
    Optional<Revision> revision) {

  /** A message that is being sent, known by the id that was chosen for it. */
  public static Message sent(
      MessageId id, RoomOpening room, Username sender, MessageText text, Stamp sent) {
    return new Message(
        id, id, room, sender, text.value(), Optional.empty(), sent, Optional.empty());
  }

  /**
   * The message that shows a transfer.
   *
   * @param memo what the payer noted, or nothing
   */
  public static Message showing(
      ChatMoney money, RoomOpening room, Username sender, String memo, Stamp sent) {
    var id = new MessageId(money.transfer().value());
    return new Message(id, id, room, sender, memo, Optional.of(money), sent, Optional.empty());
  }

  /** Which sending this is. */
  public MessageSending sending() {
    return new MessageSending(chosenId, sent.origin());
  }

  /** What it says now. */
  public String says() {
    return revision.map(Revision::text).orElse(text);
  }

  /** Whether it says nothing any more. */
  public boolean isDeleted() {
    return revision.filter(Revision.Deleted.class::isInstance).isPresent();
  }

  /** The id of the transfer that it shows. */
  public Optional<TransferId> transfer() {
    return money.map(ChatMoney::transfer);
  }

  /** Whether both said the same in the same room when they were sent. */
  public boolean sameContentAs(Message other) {
    return room.room().equals(other.room.room())
        && sender.equals(other.sender)
        && text.equals(other.text)
        && money.equals(other.money);
  }

  /** The same message, known by another id. */
  public Message knownAs(MessageId next) {
    return new Message(next, chosenId, room, sender, text, money, sent, revision);
  }

  /** The same message with the stamp and the room of an equal one. */
  public Message as(Message equal) {
    return new Message(id, chosenId, equal.room, sender, text, money, equal.sent, revision);
  }

  /** The same message as its sender wants it seen. */
  public Message revised(Revision last) {
    return new Message(id, chosenId, room, sender, text, money, sent, Optional.of(last));
  }
}
