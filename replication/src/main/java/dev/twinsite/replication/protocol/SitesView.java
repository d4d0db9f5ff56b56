package dev.twinsite.replication.protocol;

import dev.twinsite.site.Epoch;
import dev.twinsite.site.Incarnation;
import dev.twinsite.site.SiteState;
import java.util.Optional;
import java.util.UUID;

/**
 * What the quorum has decided about both sites, as this site's database says.
 *
 * @param database the identity that was issued to this database; empty if none was
 */
public record SitesView(Epoch epoch, SiteView own, SiteView peer, Optional<UUID> database) {

  /**
   * One site.
   *
   * @param database the database that the incarnation belongs to; empty if not known yet
   */
  public record SiteView(SiteState state, Incarnation incarnation, Optional<UUID> database) {}

  /** Whether this database is the one that was admitted for this site. */
  public boolean isAdmittedDatabase() {
    return database.isPresent() && own.database().map(database.get()::equals).orElse(true);
  }
}
