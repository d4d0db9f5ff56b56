package dev.twinsite.text;

/**
 * How long a text may be, in Unicode code points.
 *
 * @param name how the text is called in messages to the caller, for example {@code text}
 * @param min the smallest number of code points, at least 0
 * @param max the largest number of code points
 */
public record TextLimit(String name, int min, int max) {

  public TextLimit {
    if (min < 0 || max < min) {
      throw new IllegalArgumentException("limit " + min + " to " + max + " of " + name);
    }
  }

  /**
   * The value itself, if it keeps the limit.
   *
   * @throws IllegalArgumentException if the value is too short or too long, holds a NUL or half of
   *     a surrogate pair; the message names the text and the limit
   */
  public String check(String value) {
    int length = value.codePointCount(0, value.length());
    if (length < min || length > max) {
      throw new IllegalArgumentException(
          name + " has " + length + " characters, but must have " + min + " to " + max);
    }
    value.codePoints().forEach(this::checkCodePoint);
    return value;
  }

  private void checkCodePoint(int codePoint) {
    if (codePoint == 0) {
      throw new IllegalArgumentException(name + " contains the character U+0000");
    }
    if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
      throw new IllegalArgumentException(name + " contains half of a surrogate pair");
    }
  }
}
