package dev.twinsite.messaging;

import dev.twinsite.text.TextLimit;

/** What a message says. */
public record MessageText(String value) {

  /** 1 to 4000 code points. */
  public static final TextLimit LIMIT = new TextLimit("text", 1, 4000);

  /**
   * @throws IllegalArgumentException if the value is not 1 to 4000 code points long, or not
   *     well-formed
   */
  public MessageText {
    LIMIT.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
