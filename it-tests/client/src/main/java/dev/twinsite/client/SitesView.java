package dev.twinsite.client;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Both sites as one ops server sees them.
 *
 * @param epoch what a command has to name, so that it is refused if the states have changed since
 * @param leader of the quorum; null if that ops server knows of none
 * @param policy what happens when nobody is awake; null if that ops server does not say
 */
public record SitesView(
    long epoch, @Nullable String leader, List<Site> sites, @Nullable Policy policy) {

  public SitesView {
    sites = List.copyOf(sites);
  }

  /**
   * What happens when nobody is awake.
   *
   * @param automatic whether the quorum declares a site lost by itself
   * @param preferred the site that survives when only the link is cut
   */
  public record Policy(boolean automatic, @Nullable String preferred) {}

  /** Whether the quorum declares a site lost by itself. */
  public boolean isAutomatic() {
    return policy != null && policy.automatic();
  }

  /**
   * One site.
   *
   * @param state {@code ACTIVE}, {@code LOST}, {@code DRAINED} or {@code REJOINING}; null before
   *     the sites have been admitted
   * @param lagMillis null if it has never been known
   */
  public record Site(
      String site,
      @Nullable String state,
      @Nullable List<Server> servers,
      @Nullable Boolean peerReachable,
      @Nullable Long lagMillis,
      @Nullable Long unacknowledged,
      @Nullable Map<String, String> positions) {}

  /** A server of a site and whether it answers. */
  public record Server(String name, @Nullable String role, boolean reachable) {}

  /** What is said about a site; empty if it is not mentioned. */
  public Optional<Site> site(String name) {
    return sites.stream().filter(site -> site.site().equals(name)).findFirst();
  }
}
