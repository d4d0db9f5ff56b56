package dev.twinsite.client;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Both sites as one ops server sees them.
 *
 * @param epoch what a command has to name, so that it is refused if the states have changed since
 * @param leader of the votes; null if there is none
 */
public record SitesView(long epoch, @Nullable String leader, List<Site> sites) {

  public SitesView {
    sites = List.copyOf(sites);
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
