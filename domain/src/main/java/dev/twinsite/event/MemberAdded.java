package dev.twinsite.event;

import dev.twinsite.identity.Username;
import dev.twinsite.messaging.RoomOpening;
import dev.twinsite.time.HybridTime;

/** A user became a member of a room. */
public record MemberAdded(RoomOpening room, Username member, Username by, HybridTime clock)
    implements MergeableEvent {

  @Override
  public <R> R accept(EventCases<R> cases) {
    return cases.memberAdded(this);
  }
}
