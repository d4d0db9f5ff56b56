package dev.twinsite.replication.protocol;

import dev.twinsite.site.Incarnation;
import dev.twinsite.site.Position;
import dev.twinsite.site.SiteName;
import dev.twinsite.site.SiteState;
import java.util.Optional;

/**
 * Decides what a site does about the loss and the return of a site. Each step is one transaction
 * that asks again under its locks, so every step can be repeated and none can be taken twice.
 */
public final class RegencyRules {

  /** The next thing to do. */
  public enum Step {
    NONE,
    /** Open the journal of a database that was admitted for the first time. */
    OPEN_JOURNAL,
    /** Ask the survivor to rebuild this empty database. */
    ASK_FOR_REBUILD,
    /** End the life of the own stream and begin the one that was issued. */
    BEGIN_LIFE,
    /** Freeze the cut and decide alone. */
    BEGIN_REGENCY,
    /** Decide what was pending or contested when the regency began. */
    DECIDE_ALONE,
    /** Stop deciding alone. */
    END_REGENCY,
    /** Take the other site's regency for ended: this site was admitted to go on without it. */
    OVERRULE,
    /** Take no further part: the other site was admitted to go on without this one. */
    CONDEMN
  }

  /**
   * Where a site stands.
   *
   * @param life the incarnation of the own stream; empty if this database has none
   * @param rebuilding whether a rebuild has been asked for and has not ended
   * @param regency the regency that has not ended, whoever the regent is
   * @param peerApplied how far this site has applied the other one's stream
   * @param undecided whether events wait for a decision that the regent has to make
   * @param contested whether events of the other site wait for any decision
   * @param returning how far the other site has come back
   */
  public record Situation(
      SiteName self,
      SitesView sites,
      Optional<Incarnation> life,
      boolean rebuilding,
      Optional<Regency> regency,
      Position peerApplied,
      boolean undecided,
      boolean contested,
      Returning returning) {}

  /**
   * How far the other site follows the own stream.
   *
   * @param knowsRegency whether it has acknowledged the event that began the regency
   * @param unacknowledged own events that it has not acknowledged, or {@link Long#MAX_VALUE} while
   *     it is being rebuilt
   * @param tolerated how many of them may be left when the regency ends
   */
  public record Returning(boolean knowsRegency, long unacknowledged, long tolerated) {

    boolean isNearlyEqual() {
      return knowsRegency && unacknowledged <= tolerated;
    }
  }

  private RegencyRules() {}

  public static Step next(Situation now) {
    if (!now.sites().isAdmittedDatabase()) {
      return Step.NONE;
    }
    return now.life().map(life -> alive(now, life)).orElseGet(() -> firstStep(now));
  }

  /** What the receiver may take of the other site's stream. */
  public static Gate gate(
      SiteName self, Optional<Regency> regency, SiteState peer, boolean peerKnowsRegency) {
    boolean regent = regency.filter(active -> active.regent().equals(self)).isPresent();
    if (!regent) {
      return Gate.OPEN;
    }
    return mayReturn(peer) && peerKnowsRegency ? Gate.REMAINDER : Gate.SHUT;
  }

  private static Step firstStep(Situation now) {
    SitesView.SiteView own = now.sites().own();
    if (own.incarnation().equals(Incarnation.FIRST)) {
      return own.state() == SiteState.ACTIVE ? Step.OPEN_JOURNAL : Step.NONE;
    }
    boolean ask = own.state() == SiteState.REJOINING && !now.rebuilding();
    return ask ? Step.ASK_FOR_REBUILD : Step.NONE;
  }

  private static Step alive(Situation now, Incarnation life) {
    if (now.regency().isEmpty()) {
      return mustBegin(now) ? Step.BEGIN_REGENCY : Step.NONE;
    }
    if (now.regency().get().regent().equals(now.self())) {
      return asRegent(now);
    }
    return isAdmittedOver(now, now.regency().get()) ? Step.OVERRULE : asLost(now, life);
  }

  /**
   * Whether this site has been told to decide without having seen the end of the other one's
   * regency. Only an admission leads there; states older than the regency say nothing about it.
   */
  private static boolean isAdmittedOver(Situation now, Regency regency) {
    return now.sites().own().state() == SiteState.ACTIVE
        && now.sites().peer().state().isOut()
        && regency.epoch().compareTo(now.sites().epoch()) < 0;
  }

  private static boolean mustBegin(Situation now) {
    SitesView.SiteView peer = now.sites().peer();
    boolean returnsUnheard =
        peer.state() == SiteState.REJOINING
            && peer.incarnation().compareTo(now.peerApplied().incarnation()) > 0;
    boolean gone = peer.state() == SiteState.LOST || peer.state() == SiteState.DRAINED;
    return now.sites().own().state() == SiteState.ACTIVE && (gone || returnsUnheard);
  }

  private static Step asLost(Situation now, Incarnation life) {
    boolean issued = now.sites().own().incarnation().compareTo(life) > 0;
    return issued ? Step.BEGIN_LIFE : Step.NONE;
  }

  /** A regent is never out, unless the other site was admitted to go on without it. */
  private static Step asRegent(Situation now) {
    if (now.sites().own().state().isOut()) {
      return Step.CONDEMN;
    }
    if (now.undecided()) {
      return Step.DECIDE_ALONE;
    }
    return mayReturn(now.sites().peer().state()) && isBack(now) ? Step.END_REGENCY : Step.NONE;
  }

  private static boolean isBack(Situation now) {
    Incarnation issued = now.sites().peer().incarnation();
    return now.peerApplied().incarnation().equals(issued)
        && !now.contested()
        && now.returning().isNearlyEqual();
  }

  private static boolean mayReturn(SiteState state) {
    return state == SiteState.REJOINING || state == SiteState.ACTIVE;
  }
}
