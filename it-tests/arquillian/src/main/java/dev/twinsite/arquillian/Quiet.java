package dev.twinsite.arquillian;

import org.jspecify.annotations.Nullable;

/**
 * Tells whether the sites have come to rest. A receipt can be the reason for one more event, so
 * they have only if several looks in a row see the same.
 */
final class Quiet {

  private static final int LOOKS = 10;

  private final Sites sites;
  private @Nullable Place last;
  private int equalLooks;

  Quiet(Sites sites) {
    this.sites = sites;
  }

  boolean look() {
    Place place = sites.placeOf(sites.both().get(0));
    boolean same = place.equals(last) && sites.placeOf(sites.both().get(1)).equals(place);
    equalLooks = same && sites.both().stream().noneMatch(Quiet::isOnItsWay) ? equalLooks + 1 : 0;
    last = place;
    return equalLooks >= LOOKS;
  }

  private static boolean isOnItsWay(Site site) {
    return site.status().path("peer").path("unacknowledged").asLong() > 0;
  }
}
