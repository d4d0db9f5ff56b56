package dev.twinsite.payment;

/**
 * Money that comes in from the bank. A deposit lives like a {@link Transfer}, but holds nothing
 * while it is pending.
 */
public sealed interface Deposit permits PendingDeposit, PostedDeposit, VoidedDeposit {

  /** What the deposit is about. */
  DepositTerms terms();
}
