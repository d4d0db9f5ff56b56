package dev.twinsite.site;

import java.util.EnumSet;
import java.util.Set;

/** What the quorum has decided about a site. */
public enum SiteState {
  /** Serves clients and takes part in every decision. */
  ACTIVE,
  /** Declared lost: it decides nothing, and its peer decides alone. */
  LOST,
  /** Taken out as planned, with nothing left pending. */
  DRAINED,
  /**
   * On its way back: it catches up and opens only when it has seen the end of its peer's regency.
   */
  REJOINING;

  /** Whether a decision may lead from this state to the other one. */
  public boolean mayBecome(SiteState next) {
    return successors().contains(next);
  }

  /** Whether the site takes no part in decisions, so that its peer must decide alone. */
  public boolean isOut() {
    return this != ACTIVE;
  }

  private Set<SiteState> successors() {
    return switch (this) {
      case ACTIVE -> EnumSet.of(LOST, DRAINED);
      case LOST -> EnumSet.of(REJOINING);
      case DRAINED -> EnumSet.of(REJOINING, LOST);
      case REJOINING -> EnumSet.of(ACTIVE, LOST);
    };
  }
}
