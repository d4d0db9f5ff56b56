package dev.twinsite.app.facts;

import dev.twinsite.replication.SiteClosedException;
import dev.twinsite.site.SitePair;
import dev.twinsite.time.HybridClock;
import dev.twinsite.time.HybridTime;
import dev.twinsite.time.Stamp;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;

/** Stamps the facts that this site accepts. */
@ApplicationScoped
public class SiteClock {

  private final InstantSource wall;
  private final SitePair sites;
  private final HybridClock clock;

  @Inject
  public SiteClock(InstantSource wall, SitePair sites) {
    this.wall = wall;
    this.sites = sites;
    this.clock = new HybridClock(wall);
  }

  /**
   * A stamp of this site, later than everything it gave out.
   *
   * @throws SiteClosedException as {@link #stampAfter} does
   */
  public Stamp stamp() {
    return stampAfter(HybridTime.ZERO);
  }

  /**
   * A stamp of this site, later than {@code seen} and than everything it gave out.
   *
   * @throws SiteClosedException if this node's clock is more than {@link HybridClock#DRIFT_LIMIT}
   *     behind what its caller has seen: one of the two clocks is wrong
   */
  public Stamp stampAfter(HybridTime seen) {
    HybridClock.Tick tick = clock.tick(seen);
    if (tick.drifted()) {
      throw new SiteClosedException(
          "the clock of this node is " + tick.ahead().toMillis() + " ms behind what it has read");
    }
    return new Stamp(tick.time(), sites.own());
  }

  /** The wall time of this node. */
  public Instant now() {
    return wall.instant();
  }
}
