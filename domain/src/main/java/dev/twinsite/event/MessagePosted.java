package dev.twinsite.event;

import dev.twinsite.identity.Username;
import dev.twinsite.messaging.MessageId;
import dev.twinsite.messaging.MessageText;
import dev.twinsite.messaging.RoomOpening;
import dev.twinsite.time.HybridTime;

/** A message was sent to a room. */
public record MessagePosted(
    MessageId message, RoomOpening room, Username sender, MessageText text, HybridTime clock)
    implements MergeableEvent {

  @Override
  public <R> R accept(EventCases<R> cases) {
    return cases.messagePosted(this);
  }
}
