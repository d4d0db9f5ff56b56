package dev.twinsite.drill.check;

/**
 * A promise that was not kept.
 *
 * @param size how much of it: messages, transfers or minor units; at least 1
 * @param what a sentence that names the fact and the site
 */
public record Violation(Kind kind, long size, String what) {

  /** What was broken. */
  public enum Kind {
    /** A message that a site had acknowledged is missing. */
    ACKNOWLEDGED_MESSAGE_LOST,
    /** A message stands twice, or nobody has sent it. */
    MESSAGE_DOUBLED,
    /** A transfer or deposit that a site had called posted is not. */
    ACKNOWLEDGED_TRANSFER_LOST,
    /** Money moved twice, or without an order. */
    TRANSFER_DOUBLED,
    /** A transfer is pending, or decided differently at the sites. */
    TRANSFER_UNDECIDED,
    /** All accounts together are not worth nothing. */
    MONEY_CREATED_OR_LOST,
    /** A wallet has more or less than its owner can work out. */
    WALLET_WRONG,
    /** A balance below zero. */
    OVERDRAFT,
    /** Something refused happened nevertheless. */
    REFUSAL_BROKEN,
    /** The sites hold different things. */
    SITES_DIFFER
  }

  /**
   * @throws IllegalArgumentException if the size is less than 1
   */
  public Violation {
    if (size < 1) {
      throw new IllegalArgumentException("a violation of size " + size + " is none");
    }
  }

  static Violation of(Kind kind, String format, Object... values) {
    return new Violation(kind, 1, format.formatted(values));
  }

  @Override
  public String toString() {
    return kind + (size == 1 ? "" : " (" + size + ")") + ": " + what;
  }
}
