package dev.twinsite.quorum;

import dev.twinsite.site.SiteName;
import org.jspecify.annotations.Nullable;

/**
 * What happens when nobody is awake.
 *
 * @param automatic whether the quorum declares a site lost by itself; otherwise it is left to
 *     people
 * @param preferred the site that survives when only the link between the sites is cut; null for the
 *     one with the smaller name
 */
public record Policy(boolean automatic, @Nullable SiteName preferred) {

  /** The quorum acts by itself and has no preference. */
  public static final Policy DEFAULT = new Policy(true, null);

  SiteName preferredOf(Electorate electorate) {
    return preferred == null ? electorate.sites().get(0) : preferred;
  }
}
