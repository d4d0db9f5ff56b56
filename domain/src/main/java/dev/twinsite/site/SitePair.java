package dev.twinsite.site;

/**
 * The two sites as one of them sees them.
 *
 * @param own the site that is looking
 * @param peer the other one
 */
public record SitePair(SiteName own, SiteName peer) {

  /**
   * @throws IllegalArgumentException if both names are the same
   */
  public SitePair {
    if (own.equals(peer)) {
      throw new IllegalArgumentException("site " + own + " cannot be its own peer");
    }
  }
}
