package dev.twinsite.messaging;

/** What became of the wish to send a message. */
public sealed interface PostMessageOutcome {

  /** The message stands in the room. */
  record Posted(Message message) implements PostMessageOutcome {}

  /** The same message was sent before. */
  record AlreadyExists(Message message) implements PostMessageOutcome {}

  /** The id belongs to a message with other content. */
  record IdConflict(MessageId id) implements PostMessageOutcome {}

  /** There is no such room. */
  record UnknownRoom(RoomId id) implements PostMessageOutcome {}

  /** The sender is not a member of the room. */
  record NotAMember(RoomId id) implements PostMessageOutcome {}
}
