package dev.twinsite.messaging;

/** What became of the wish to mark a room as read up to a message. */
public sealed interface MarkReadOutcome {

  /** It is marked so now. */
  record Moved(ReadMarker marker) implements MarkReadOutcome {}

  /** It was read up to there, or further, already; nothing was written. */
  record Unchanged() implements MarkReadOutcome {}

  /** There is no such room. */
  record UnknownRoom(RoomId id) implements MarkReadOutcome {}

  /** The caller is not a member of the room. */
  record NotAMember(RoomId id) implements MarkReadOutcome {}

  /** There is no such message in the room. */
  record UnknownMessage(MessageId id) implements MarkReadOutcome {}
}
