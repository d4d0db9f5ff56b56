package dev.twinsite.quorum;

import dev.twinsite.site.SiteName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an ops server says about its own site. It counts for the epoch that it names and no later
 * one.
 *
 * @param database the identity of the database that the site has; null if it does not answer
 * @param databaseNew whether that database holds no states of any cluster
 * @param epoch of the states that the site's application goes by; 0 if it knows none
 * @param incarnation that the site's application writes in; 0 if it knows none
 */
public record SiteStatement(
    SiteName site,
    @Nullable UUID database,
    boolean databaseNew,
    long epoch,
    long incarnation,
    Regency regency) {

  /** Who decides at a site, as its application says. */
  public enum Regency {
    /** It does not say. */
    UNKNOWN,
    /** Both sites together. */
    NONE,
    /** This site alone. */
    REGENT,
    /** The other site, until this one has seen the end of its regency. */
    WAITING_FOR_END
  }

  boolean has(UUID wanted) {
    return wanted.equals(database);
  }
}
