package dev.twinsite.drill;

import dev.twinsite.client.OpsClient;
import dev.twinsite.client.SiteAddress;
import java.util.List;
import java.util.Map;

/** Two sites that a drill may do anything to. */
public interface TwoSites {

  /** Both sites with their application nodes. */
  List<SiteAddress> applications();

  /** The ops server of a site, not logged in. */
  OpsClient operations(String site);

  /** Who may operate the sites. */
  Operator operator();

  /** Kills every process of a site; returns when they are gone. */
  void killSite(String site);

  /**
   * Starts what is dead in a site; returns when the site is active and has caught up.
   *
   * @throws IllegalStateException if that fails
   */
  void powerOn(String site);

  /** What stands where, for the report. */
  Map<String, Object> topology();

  /** The other one of the two. */
  default String peerOf(String site) {
    return applications().stream()
        .map(SiteAddress::site)
        .filter(other -> !other.equals(site))
        .findFirst()
        .orElseThrow();
  }

  /** The account that was generated when the sites were first started. */
  record Operator(String username, String password) {

    /** Hides the password. */
    @Override
    public String toString() {
      return "Operator[username=" + username + "]";
    }
  }
}
