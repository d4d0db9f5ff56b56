package dev.twinsite.replication.protocol;

/** What an origin does with a receipt. */
public sealed interface ReceiptDecision {

  /** Everything up to the receipt's mark is acknowledged: decide what was pending. */
  record Advance() implements ReceiptDecision {}

  /**
   * The other site is a database that was not heard of before, or is being rebuilt: take over what
   * it says about itself. Nothing is decided by that.
   */
  record Adopt() implements ReceiptDecision {}

  /** Nothing new but a sign of life. */
  record Heard() implements ReceiptDecision {}

  /** Old news: repeated or overtaken. */
  record Stale() implements ReceiptDecision {}

  /** Not a receipt for this stream. */
  record Foreign(String why) implements ReceiptDecision {}

  /** The other site holds events of this stream that this database does not know, or no longer. */
  record Rewritten(String why) implements ReceiptDecision {}
}
