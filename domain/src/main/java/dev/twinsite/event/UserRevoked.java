package dev.twinsite.event;

import dev.twinsite.identity.Username;
import dev.twinsite.time.HybridTime;
import java.time.Instant;

/** Every token that the user was given before {@code notBefore} was taken back. */
public record UserRevoked(Username username, Instant notBefore, HybridTime clock)
    implements MergeableEvent {

  @Override
  public <R> R accept(EventCases<R> cases) {
    return cases.userRevoked(this);
  }
}
