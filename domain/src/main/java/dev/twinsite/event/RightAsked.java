package dev.twinsite.event;

import dev.twinsite.payment.RightAsk;
import dev.twinsite.time.HybridTime;

/** A site wants a part of the other site's right to an account. */
public record RightAsked(RightAsk ask) implements MergeableEvent {

  @Override
  public HybridTime clock() {
    return ask.asked().clock();
  }

  @Override
  public <R> R accept(EventCases<R> cases) {
    return cases.rightAsked(this);
  }
}
