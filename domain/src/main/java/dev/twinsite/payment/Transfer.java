package dev.twinsite.payment;

/**
 * Money on its way from one account to another.
 *
 * <p>A transfer is born pending: its amount is held at the debtor's spending right of the site that
 * accepts it, until both sites hold the transfer. Then it is posted: the hold becomes a debit and
 * the creditor is credited. If it may not count, it is voided and the hold is released. A regent
 * posts at once.
 *
 * <p>If the right is too small while the other site's may help, the transfer is {@link
 * WaitingTransfer waiting} first.
 */
public sealed interface Transfer
    permits WaitingTransfer, PendingTransfer, PostedTransfer, VoidedTransfer {

  /** What the transfer is about. */
  TransferTerms terms();
}
