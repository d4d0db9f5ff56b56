package dev.twinsite.payment;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Which of several claims to one id callers see. */
public final class Claims {

  private static final Comparator<Transfer> LIVELIEST_FIRST =
      Comparator.<Transfer>comparingInt(Claims::rank)
          .thenComparing(transfer -> transfer.terms().accepted());

  private Claims() {}

  /**
   * The claim that survives: posted before pending before waiting before voided, then the earlier
   * one.
   */
  public static Optional<Transfer> surviving(Collection<Transfer> claims) {
    return claims.stream().min(LIVELIEST_FIRST);
  }

  private static int rank(Transfer transfer) {
    if (transfer instanceof PostedTransfer) {
      return 0;
    }
    if (transfer instanceof PendingTransfer) {
      return 1;
    }
    return transfer instanceof WaitingTransfer ? 2 : 3;
  }
}
