package dev.twinsite.client;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a node says about its site and about the other one.
 *
 * @param state {@code ACTIVE}, {@code LOST}, {@code DRAINED} or {@code REJOINING}; null while the
 *     node cannot read it
 * @param epoch of the states; 0 while the node cannot read it
 * @param positions how far the site's database holds the journal of each site, as {@code
 *     incarnation/number}
 * @param mode {@code BOTH_SITES}, {@code ALONE} or {@code CLOSED}
 * @param regency {@code NONE}, {@code REGENT} or {@code WAITING_FOR_END}
 */
public record SiteStatus(
    String site,
    String node,
    @Nullable String state,
    long epoch,
    Peer peer,
    Map<String, String> positions,
    @Nullable String mode,
    @Nullable String regency,
    @Nullable Long incarnation,
    @Nullable Boolean confirmed) {

  public SiteStatus {
    positions = positions == null ? Map.of() : Map.copyOf(positions);
  }

  /**
   * The other site as seen from here.
   *
   * @param unacknowledged own events that no receipt covers
   * @param lagMillis age of the oldest of them
   */
  public record Peer(String site, boolean reachable, long unacknowledged, long lagMillis) {}

  /** Whether the site takes part in every decision. */
  public boolean isActive() {
    return "ACTIVE".equals(state);
  }

  /** The positions in the form that {@code site/digest?at=} takes. */
  public String at() {
    return new TreeMap<>(positions)
        .entrySet().stream()
            .map(place -> place.getKey() + ":" + place.getValue())
            .collect(Collectors.joining(","));
  }
}
