package dev.twinsite.quorum;

import dev.twinsite.site.Incarnation;
import dev.twinsite.site.SiteName;
import dev.twinsite.site.SiteState;
import java.time.Instant;
import java.util.UUID;

/**
 * What has been decided about one site.
 *
 * @param incarnation the life of the site's database that may write its stream
 * @param database the identity of the database that this incarnation belongs to
 * @param since when the site came into this state
 * @param reason what the decision was based on, in the words of whoever decided
 * @param by who decided
 */
public record SiteRecord(
    SiteName site,
    SiteState state,
    Incarnation incarnation,
    UUID database,
    Instant since,
    String reason,
    String by) {

  /** Whether both records grant the same state to the same life of the same database. */
  boolean grantsTheSameAs(SiteRecord other) {
    return site.equals(other.site)
        && state == other.state
        && incarnation.equals(other.incarnation)
        && database.equals(other.database);
  }

  SiteRecord into(SiteState next, Proposal proposal) {
    Command command = proposal.command();
    return new SiteRecord(
        site, next, incarnation, database, proposal.at(), command.reason(), command.by());
  }

  SiteRecord goingOnIn(Incarnation life, Proposal proposal) {
    Command command = proposal.command();
    return new SiteRecord(
        site, SiteState.ACTIVE, life, database, proposal.at(), command.reason(), command.by());
  }

  SiteRecord reborn(UUID returning, Proposal proposal) {
    Command command = proposal.command();
    return new SiteRecord(
        site,
        SiteState.REJOINING,
        incarnation.next(),
        returning,
        proposal.at(),
        command.reason(),
        command.by());
  }
}
