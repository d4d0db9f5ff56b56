package dev.twinsite.payment;

import dev.twinsite.text.TextLimit;

/** What a payer notes on a transfer. */
public record Memo(String value) {

  /** 1 to 200 code points. */
  public static final TextLimit LIMIT = new TextLimit("memo", 1, 200);

  /**
   * @throws IllegalArgumentException if the value is not 1 to 200 code points long, or not
   *     well-formed
   */
  public Memo {
    LIMIT.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
