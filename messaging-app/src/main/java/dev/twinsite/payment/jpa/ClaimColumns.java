package dev.twinsite.payment.jpa;

import dev.twinsite.payment.Deposit;
import dev.twinsite.payment.PostedDeposit;
import dev.twinsite.payment.PostedTransfer;
import dev.twinsite.payment.Transfer;
import dev.twinsite.payment.VoidReason;
import dev.twinsite.payment.VoidedDeposit;
import dev.twinsite.payment.VoidedTransfer;
import dev.twinsite.payment.WaitingTransfer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The columns that tell how a claim stands. */
record ClaimColumns(ClaimState state, @Nullable Instant postedAt, @Nullable VoidReason reason) {

  static ClaimColumns of(Transfer transfer) {
    if (transfer instanceof PostedTransfer posted) {
      return posted(posted.postedAt());
    }
    if (transfer instanceof WaitingTransfer) {
      return new ClaimColumns(ClaimState.WAITING, null, null);
    }
    return transfer instanceof VoidedTransfer voided ? voided(voided.reason()) : pending();
  }

  static ClaimColumns of(Deposit deposit) {
    if (deposit instanceof PostedDeposit posted) {
      return posted(posted.postedAt());
    }
    return deposit instanceof VoidedDeposit voided ? voided(voided.reason()) : pending();
  }

  @Nullable String reasonName() {
    return reason == null ? null : reason.name();
  }

  private static ClaimColumns pending() {
    return new ClaimColumns(ClaimState.PENDING, null, null);
  }

  private static ClaimColumns posted(Instant at) {
    return new ClaimColumns(ClaimState.POSTED, at, null);
  }

  private static ClaimColumns voided(VoidReason reason) {
    return new ClaimColumns(ClaimState.VOIDED, null, reason);
  }
}
