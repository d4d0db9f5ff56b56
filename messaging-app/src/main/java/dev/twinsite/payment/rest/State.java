package dev.twinsite.payment.rest;

import dev.twinsite.payment.Deposit;
import dev.twinsite.payment.PendingDeposit;
import dev.twinsite.payment.PendingTransfer;
import dev.twinsite.payment.PostedDeposit;
import dev.twinsite.payment.PostedTransfer;
import dev.twinsite.payment.Transfer;
import dev.twinsite.payment.WaitingTransfer;
import java.util.Locale;

/** How far a transfer or deposit has come, in the words of callers. */
enum State {
  PENDING,
  POSTED,
  VOIDED;

  static State of(Transfer transfer) {
    if (transfer instanceof PendingTransfer || transfer instanceof WaitingTransfer) {
      return PENDING;
    }
    return transfer instanceof PostedTransfer ? POSTED : VOIDED;
  }

  static State of(Deposit deposit) {
    if (deposit instanceof PendingDeposit) {
      return PENDING;
    }
    return deposit instanceof PostedDeposit ? POSTED : VOIDED;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** 202 while it is open; then 201 for the answer that brings it about, and 200 for later ones. */
  int status(boolean isNew) {
    if (this == PENDING) {
      return 202;
    }
    return isNew && this == POSTED ? 201 : 200;
  }
}
