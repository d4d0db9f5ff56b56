package dev.twinsite.payment;

import java.time.Instant;

/** A deposit that cannot be spent yet. */
public record PendingDeposit(DepositTerms terms) implements Deposit {

  /** The deposit after both sites hold it, or after a regent has decided. */
  public PostedDeposit post(Instant at) {
    return new PostedDeposit(terms, at);
  }

  /** The deposit after it has turned out that it may not count. */
  public VoidedDeposit giveUp(VoidReason reason) {
    return new VoidedDeposit(terms, reason);
  }
}
