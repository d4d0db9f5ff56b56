package dev.twinsite.payment;

import java.time.Instant;

/** A transfer that nobody can build on yet. */
public record PendingTransfer(TransferTerms terms) implements Transfer {

  /** The transfer after both sites hold it, or after a regent has decided. */
  public PostedTransfer post(Instant at) {
    return new PostedTransfer(terms, at);
  }

  /** The transfer after it has turned out that it may not count. */
  public VoidedTransfer giveUp(VoidReason reason) {
    return new VoidedTransfer(terms, reason);
  }
}
