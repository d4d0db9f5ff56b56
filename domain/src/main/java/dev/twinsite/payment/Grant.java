package dev.twinsite.payment;

import dev.twinsite.site.SiteName;
import dev.twinsite.time.Stamp;

/**
 * A part of one site's right to an account that goes to the other site. It moves no money, only the
 * right to spend it, and is a decisive fact like a transfer: held at the right of the site that
 * gives from the moment it is made, effective at the other site when it arrives there, and at its
 * own when both hold it. If it may not count, what is held is given back.
 *
 * @param ask which is answered; each is answered once at most
 * @param minorUnits at least 1
 * @param granted when, and by which site
 */
public record Grant(AskId ask, AccountId account, SiteName to, long minorUnits, Stamp granted) {

  /**
   * @throws IllegalArgumentException if nothing is granted, or to the site itself
   */
  public Grant {
    if (minorUnits < 1) {
      throw new IllegalArgumentException("grant for ask " + ask + " of " + minorUnits);
    }
    if (to.equals(granted.origin())) {
      throw new IllegalArgumentException("site " + to + " grants to itself");
    }
  }

  /** The site whose right becomes smaller. */
  public SiteName from() {
    return granted.origin();
  }

  /** What the site that gives holds, and then loses. */
  public RightShare share() {
    return new RightShare(from(), minorUnits);
  }
}
