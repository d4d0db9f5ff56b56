package dev.twinsite.messaging;

/** What became of the wish to edit or delete a message. */
public sealed interface ReviseMessageOutcome {

  /** The message is as wished now. */
  record Revised(Message message) implements ReviseMessageOutcome {}

  /** It was so already; nothing was written. */
  record Unchanged(Message message) implements ReviseMessageOutcome {}

  /** There is no such room. */
  record UnknownRoom(RoomId id) implements ReviseMessageOutcome {}

  /** The caller is not a member of the room. */
  record NotAMember(RoomId id) implements ReviseMessageOutcome {}

  /** There is no such message in the room. */
  record UnknownMessage(MessageId id) implements ReviseMessageOutcome {}

  /** Somebody else has sent the message. */
  record NotTheSender(MessageId id) implements ReviseMessageOutcome {}

  /** The message shows a transfer, and such a message says what happened. */
  record ShowsTransfer(MessageId id) implements ReviseMessageOutcome {}

  /** The message was deleted, and nothing can be said in its place. */
  record WasDeleted(MessageId id) implements ReviseMessageOutcome {}
}
