package dev.twinsite.payment.jpa;

import static dev.twinsite.payment.GrantState.PENDING;
import static dev.twinsite.payment.GrantState.POSTED;
import static dev.twinsite.payment.GrantState.VOIDED;

import dev.twinsite.app.store.Sessions;
import dev.twinsite.event.RightAsked;
import dev.twinsite.event.RightDenied;
import dev.twinsite.event.RightGranted;
import dev.twinsite.payment.Grant;
import dev.twinsite.payment.Grants;
import dev.twinsite.payment.HeardAsks;
import dev.twinsite.payment.OwnAsks;
import dev.twinsite.payment.SpendingRights;
import dev.twinsite.payment.usecase.RightsBell;
import dev.twinsite.site.SiteName;
import dev.twinsite.site.SitePair;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Makes what the sites say about rights effective: what is asked, granted and denied. Rights are
 * locked before asks, as use cases do.
 */
@ApplicationScoped
public class RightApplier {

  private final SitePair sites;
  private final Sessions sessions;
  private final SpendingRights rights;
  private final Grants grants;
  private final OwnAsks own;
  private final HeardAsks heard;
  private final RightsBell bell;

  @Inject
  public RightApplier(
      SitePair sites,
      Sessions sessions,
      SpendingRights rights,
      Grants grants,
      OwnAsks own,
      HeardAsks heard,
      RightsBell bell) {
    this.sites = sites;
    this.sessions = sessions;
    this.rights = rights;
    this.grants = grants;
    this.own = own;
    this.heard = heard;
    this.bell = bell;
  }

  /**
   * An ask: of the other site, which this one answers later and in a transaction of its own. An own
   * one comes back only when a database is rebuilt, and is dead by then.
   */
  public void apply(RightAsked event) {
    if (event.ask().asker().equals(sites.peer())) {
      heard.hear(event.ask());
      bell.ring();
    }
  }

  /** The other site's answer that it gives nothing; an own one is old. */
  public void apply(RightDenied event, SiteName origin) {
    if (origin.equals(sites.peer())) {
      Turns.alone(sessions);
      rights.lockOwn(event.account());
      own.shortOf(event.account(), event.ask(), event.available());
      bell.ring();
    }
  }

  /**
   * A grant that counts: pending here and now held by both sites, or not known here at all, or
   * voided here until a regent has decided otherwise.
   */
  public void post(RightGranted event) {
    Turns.alone(sessions);
    Grant grant = event.grant();
    if (grants.move(grant, PENDING, POSTED)) {
      rights.move(grant, true);
    } else if (grants.add(grant, POSTED) || grants.move(grant, VOIDED, POSTED)) {
      rights.move(grant, false);
      own.granted(grant.account(), grant.ask());
      bell.ring();
    }
  }

  /**
   * A grant that does not count: what is held for it, if anything is, is given back.
   *
   * @throws IllegalStateException if the grant has been posted here
   */
  public void discard(RightGranted event) {
    Turns.alone(sessions);
    Grant grant = event.grant();
    if (grants.move(grant, PENDING, VOIDED)) {
      rights.release(grant);
    } else if (!grants.add(grant, VOIDED)) {
      requireVoided(grant);
    }
  }

  private void requireVoided(Grant grant) {
    if (!grants.move(grant, VOIDED, VOIDED)) {
      throw new IllegalStateException("grant " + grant.ask() + " is posted, not to be voided");
    }
  }
}
