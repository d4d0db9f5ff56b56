package dev.twinsite.event;

import dev.twinsite.identity.Username;
import dev.twinsite.messaging.MessageSending;
import dev.twinsite.messaging.RoomOpening;
import dev.twinsite.time.HybridTime;
import dev.twinsite.time.Stamp;

/**
 * A member has read a room up to a message.
 *
 * @param message the last one that was read
 * @param upTo its stamp as the reader saw it
 */
public record ReadMarkerMoved(
    RoomOpening room, Username reader, MessageSending message, Stamp upTo, HybridTime clock)
    implements MergeableEvent {

  @Override
  public <R> R accept(EventCases<R> cases) {
    return cases.readMarkerMoved(this);
  }
}
