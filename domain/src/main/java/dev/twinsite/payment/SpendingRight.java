package dev.twinsite.payment;

import dev.twinsite.site.SiteName;

/**
 * What one site may spend of an account without asking the other one. A site spends only its own
 * right, so both may spend from the same account at the same instant and the account never goes
 * below zero.
 *
 * @param balance posted minor units of this right, including what is held
 * @param held minor units that pending transfers and grants of this site have reserved
 * @param granted the part of them that is on its way to the other site's right
 */
public record SpendingRight(SiteName site, long balance, long held, long granted) {

  /*
   * A bounded counter (Balegas et al. 2015): the invariant "balance ≥ 0" is split into one escrow
   * (O'Neil 1986) for each site, so that it holds globally if it holds at each site. At the site
   * that does not own it a right is a copy that may lag and, while an own deposit waits for its
   * receipt, may even be negative for a moment; it is never spent there.
   */

  /**
   * @throws IllegalArgumentException if {@code held} is negative, or {@code granted} is no part of
   *     it
   */
  public SpendingRight {
    if (held < 0) {
      throw new IllegalArgumentException("right of " + site + " holds " + held + ", below 0");
    }
    if (granted < 0 || granted > held) {
      throw new IllegalArgumentException(
          "right of " + site + " holds " + held + ", " + granted + " of them for grants");
    }
  }

  /** A right of which nothing is on its way to the other site. */
  public SpendingRight(SiteName site, long balance, long held) {
    this(site, balance, held, 0);
  }

  /** A right to nothing. */
  public static SpendingRight none(SiteName site) {
    return new SpendingRight(site, 0, 0);
  }

  /** Minor units that can be spent now; never negative. */
  public long available() {
    return Math.max(0, balance - held);
  }

  /** Whether so much can be spent now. */
  public boolean covers(long minorUnits) {
    return minorUnits <= available();
  }

  /**
   * The right with so much more reserved.
   *
   * @throws IllegalStateException if the right does not cover it
   */
  public SpendingRight hold(long minorUnits) {
    requireCover(minorUnits);
    return new SpendingRight(site, balance, held + minorUnits, granted);
  }

  /**
   * The right with a reservation given back.
   *
   * @throws IllegalStateException if less than that is held
   */
  public SpendingRight release(long minorUnits) {
    requireHeld(minorUnits);
    return new SpendingRight(site, balance, held - minorUnits, granted);
  }

  /**
   * The right after a reserved amount has been paid.
   *
   * @throws IllegalStateException if less than that is held
   */
  public SpendingRight payHeld(long minorUnits) {
    requireHeld(minorUnits);
    return new SpendingRight(site, balance - minorUnits, held - minorUnits, granted);
  }

  /**
   * The right after an amount has been paid that was not reserved.
   *
   * @throws IllegalStateException if the right does not cover it
   */
  public SpendingRight pay(long minorUnits) {
    requireCover(minorUnits);
    return new SpendingRight(site, balance - minorUnits, held, granted);
  }

  /** The right after it has received an amount. */
  public SpendingRight credit(long minorUnits) {
    return new SpendingRight(site, Math.addExact(balance, minorUnits), held, granted);
  }

  /**
   * The right with so much more reserved for the other site's.
   *
   * @throws IllegalStateException if the right does not cover it
   */
  public SpendingRight grant(long minorUnits) {
    requireCover(minorUnits);
    return new SpendingRight(site, balance, held + minorUnits, granted + minorUnits);
  }

  /**
   * The right with something back that was reserved for the other site's.
   *
   * @throws IllegalStateException if less than that is reserved for it
   */
  public SpendingRight takeBack(long minorUnits) {
    requireGranted(minorUnits);
    return new SpendingRight(site, balance, held - minorUnits, granted - minorUnits);
  }

  /**
   * The right after something has gone that was reserved for the other site's.
   *
   * @throws IllegalStateException if less than that is reserved for it
   */
  public SpendingRight giveAway(long minorUnits) {
    requireGranted(minorUnits);
    return new SpendingRight(site, balance - minorUnits, held - minorUnits, granted - minorUnits);
  }

  private void requireCover(long minorUnits) {
    if (!covers(minorUnits)) {
      throw new IllegalStateException(
          "right of " + site + " has " + available() + " available, less than " + minorUnits);
    }
  }

  private void requireGranted(long minorUnits) {
    if (minorUnits > granted) {
      throw new IllegalStateException(
          "right of " + site + " grants " + granted + ", less than " + minorUnits);
    }
  }

  private void requireHeld(long minorUnits) {
    if (minorUnits > held) {
      throw new IllegalStateException(
          "right of " + site + " holds " + held + ", less than " + minorUnits);
    }
  }
}
