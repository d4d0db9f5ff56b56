package dev.twinsite.event;

import dev.twinsite.payment.TransferTerms;
import dev.twinsite.payment.VoidReason;
import dev.twinsite.time.HybridTime;

/**
 * A transfer that waited for a right will never be made, although somebody was told that it is
 * pending. Nothing was held for it, so it only has to be known.
 */
public record TransferGivenUp(TransferTerms terms, VoidReason reason) implements MergeableEvent {

  @Override
  public HybridTime clock() {
    return terms.accepted().clock();
  }

  @Override
  public <R> R accept(EventCases<R> cases) {
    return cases.transferGivenUp(this);
  }
}
