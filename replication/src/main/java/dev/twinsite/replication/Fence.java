package dev.twinsite.replication;

import dev.twinsite.site.DecisionMode;
import dev.twinsite.site.Epoch;
import dev.twinsite.site.SiteState;

/**
 * What a transaction is allowed to do, read as its first statement under a shared lock: a change of
 * the site states waits until every transaction that saw the old ones has ended.
 */
public record Fence(Epoch epoch, SiteState own, SiteState peer, DecisionMode mode) {

  /** Whether this site may accept mergeable facts from clients. */
  public boolean acceptsMergeable() {
    return own == SiteState.ACTIVE;
  }

  /**
   * Whether this site may accept decisive facts from clients; what becomes of them depends on the
   * mode.
   */
  public boolean acceptsDecisive() {
    return own == SiteState.ACTIVE && mode != DecisionMode.CLOSED;
  }
}
