package dev.twinsite.event;

import dev.twinsite.payment.AccountId;
import dev.twinsite.payment.AskId;
import dev.twinsite.time.HybridTime;

/**
 * A site that was asked for a part of its right has given nothing, because it is short itself.
 *
 * @param available minor units that it had
 */
public record RightDenied(AskId ask, AccountId account, long available, HybridTime clock)
    implements MergeableEvent {

  @Override
  public <R> R accept(EventCases<R> cases) {
    return cases.rightDenied(this);
  }
}
