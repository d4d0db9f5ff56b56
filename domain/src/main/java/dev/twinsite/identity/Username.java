package dev.twinsite.identity;

import java.util.regex.Pattern;

/** The name by which a user signs in and is addressed. It is claimed once in both sites. */
public record Username(String value) implements Comparable<Username> {

  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9._-]{2,31}");

  /**
   * @throws IllegalArgumentException unless the value is 3 to 32 lower-case letters, digits, dots,
   *     underscores or hyphens, a letter first
   */
  public Username {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "username must be 3 to 32 of the characters a-z, 0-9, '.', '_' and '-', beginning with a"
              + " letter");
    }
  }

  @Override
  public int compareTo(Username other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
