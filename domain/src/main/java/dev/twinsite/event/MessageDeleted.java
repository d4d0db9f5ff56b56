package dev.twinsite.event;

import dev.twinsite.identity.Username;
import dev.twinsite.messaging.MessageSending;
import dev.twinsite.messaging.RoomOpening;
import dev.twinsite.time.HybridTime;

/** The sender of a message has taken back what it says. */
public record MessageDeleted(
    MessageSending message, RoomOpening room, Username sender, HybridTime clock)
    implements MergeableEvent {

  @Override
  public <R> R accept(EventCases<R> cases) {
    return cases.messageDeleted(this);
  }
}
