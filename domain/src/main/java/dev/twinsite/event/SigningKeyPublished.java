package dev.twinsite.event;

import dev.twinsite.identity.SigningKey;
import dev.twinsite.time.HybridTime;

/** A site signs with this key from now on. */
public record SigningKeyPublished(SigningKey key, HybridTime clock) implements MergeableEvent {

  @Override
  public <R> R accept(EventCases<R> cases) {
    return cases.signingKeyPublished(this);
  }
}
