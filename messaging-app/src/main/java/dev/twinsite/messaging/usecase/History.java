package dev.twinsite.messaging.usecase;

import dev.twinsite.messaging.MessageId;
import dev.twinsite.messaging.RoomId;
import java.util.List;
import java.util.Optional;

/** What a look into a room's past gives. */
public sealed interface History {

  /**
   * Messages, the latest first.
   *
   * @param next what to pass as {@code before} for the messages before these; empty at the end
   */
  record Page(List<MessageView> messages, Optional<MessageId> next) implements History {
    public Page {
      messages = List.copyOf(messages);
    }
  }

  /** There is no such room. */
  record UnknownRoom(RoomId id) implements History {}

  /** The caller is not a member of the room. */
  record NotAMember(RoomId id) implements History {}
}
