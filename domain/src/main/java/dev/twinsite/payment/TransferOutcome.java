package dev.twinsite.payment;

/** What became of the wish to transfer money. */
public sealed interface TransferOutcome {

  /** It has taken effect. */
  record Posted(PostedTransfer transfer) implements TransferOutcome {}

  /** The money is held; the transfer takes effect when both sites hold it. */
  record Pending(PendingTransfer transfer) implements TransferOutcome {}

  /** The right of this site is too small; the other site has been asked for a part of its own. */
  record Waiting(WaitingTransfer transfer) implements TransferOutcome {}

  /** The same transfer was accepted before; this is how it stands. */
  record AlreadyExists(Transfer transfer) implements TransferOutcome {}

  /** The id belongs to something else. */
  record IdConflict(TransferId id) implements TransferOutcome {}

  /** A rule forbids it; nothing was recorded. */
  record Refused(RefusalReason reason) implements TransferOutcome {}
}
