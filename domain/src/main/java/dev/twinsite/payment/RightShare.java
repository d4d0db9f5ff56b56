package dev.twinsite.payment;

import dev.twinsite.site.SiteName;

/**
 * The part of an amount that concerns the spending right of one site.
 *
 * @param minorUnits at least 1
 */
public record RightShare(SiteName site, long minorUnits) {

  /**
   * @throws IllegalArgumentException if the part is below 1
   */
  public RightShare {
    if (minorUnits < 1) {
      throw new IllegalArgumentException("share " + minorUnits + " of " + site + " is below 1");
    }
  }
}
