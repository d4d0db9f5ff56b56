package dev.twinsite.event;

import dev.twinsite.time.HybridTime;
import java.time.Instant;

/** One token was taken back; it would have ended at {@code expiresAt} anyway. */
public record TokenRevoked(String tokenId, Instant expiresAt, HybridTime clock)
    implements MergeableEvent {

  @Override
  public <R> R accept(EventCases<R> cases) {
    return cases.tokenRevoked(this);
  }
}
