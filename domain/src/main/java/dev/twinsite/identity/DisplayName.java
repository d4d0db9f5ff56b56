package dev.twinsite.identity;

import dev.twinsite.text.TextLimit;

/** The name under which others see a user. */
public record DisplayName(String value) {

  /** 1 to 64 code points. */
  public static final TextLimit LIMIT = new TextLimit("displayName", 1, 64);

  /**
   * @throws IllegalArgumentException if the value is blank, not 1 to 64 code points long, or not
   *     well-formed
   */
  public DisplayName {
    LIMIT.check(value);
    if (value.isBlank()) {
      throw new IllegalArgumentException("displayName is blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
