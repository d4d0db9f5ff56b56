package dev.twinsite.site;

import java.util.regex.Pattern;

/**
 * The name of a place that runs the whole service, such as {@code pangyo}. Names order
 * alphabetically; where two sites need a fixed rule to break a tie, the smaller name wins.
 */
public record SiteName(String value) implements Comparable<SiteName> {

  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  /**
   * @throws IllegalArgumentException unless the value is 1 to 32 lower-case letters, digits or
   *     hyphens, a letter first
   */
  public SiteName {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "site name '"
              + value
              + "' is not 1 to 32 lower-case letters, digits or hyphens beginning with a letter");
    }
  }

  @Override
  public int compareTo(SiteName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
