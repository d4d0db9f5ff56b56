package dev.twinsite.payment;

/** What became of the wish to deposit money. */
public sealed interface DepositOutcome {

  /** It has taken effect. */
  record Posted(PostedDeposit deposit) implements DepositOutcome {}

  /** It takes effect when both sites hold it. */
  record Pending(PendingDeposit deposit) implements DepositOutcome {}

  /** The same deposit was accepted before; this is how it stands. */
  record AlreadyExists(Deposit deposit) implements DepositOutcome {}

  /** The id belongs to something else. */
  record IdConflict(DepositId id) implements DepositOutcome {}
}
