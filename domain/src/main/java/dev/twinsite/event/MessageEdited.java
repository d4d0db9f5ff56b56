package dev.twinsite.event;

import dev.twinsite.identity.Username;
import dev.twinsite.messaging.MessageSending;
import dev.twinsite.messaging.MessageText;
import dev.twinsite.messaging.RoomOpening;
import dev.twinsite.time.HybridTime;

/** The sender of a message has it say something else. */
public record MessageEdited(
    MessageSending message, RoomOpening room, Username sender, MessageText text, HybridTime clock)
    implements MergeableEvent {

  @Override
  public <R> R accept(EventCases<R> cases) {
    return cases.messageEdited(this);
  }
}
