package dev.twinsite.quorum;

import dev.twinsite.site.SiteName;
import java.util.regex.Pattern;

/**
 * The name of one of the three voters: the ops server of a site, such as {@code pangyo-ops}, or the
 * {@code witness}.
 */
public record VoterName(String value) implements Comparable<VoterName> {

  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,35}");

  /** The third voter, in a third place. */
  public static final VoterName WITNESS = new VoterName("witness");

  /**
   * @throws IllegalArgumentException unless the value is 1 to 36 lower-case letters, digits or
   *     hyphens, a letter first
   */
  public VoterName {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "voter '" + value + "' is not 1 to 36 lower-case letters, digits or hyphens");
    }
  }

  /** The ops server of a site. */
  public static VoterName opsOf(SiteName site) {
    return new VoterName(site + "-ops");
  }

  @Override
  public int compareTo(VoterName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
