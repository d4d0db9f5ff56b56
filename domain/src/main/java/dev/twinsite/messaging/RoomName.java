package dev.twinsite.messaging;

import dev.twinsite.text.TextLimit;

/** What a room is called by its members. */
public record RoomName(String value) {

  /** 1 to 100 code points. */
  public static final TextLimit LIMIT = new TextLimit("name", 1, 100);

  /**
   * @throws IllegalArgumentException if the value is not 1 to 100 code points long, or not
   *     well-formed
   */
  public RoomName {
    LIMIT.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
