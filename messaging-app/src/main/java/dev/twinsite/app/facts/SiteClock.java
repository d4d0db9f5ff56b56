package dev.twinsite.app.facts;

import dev.twinsite.replication.SiteClosedException;
import dev.twinsite.site.SitePair;
import dev.twinsite.time.HybridClock;
import dev.twinsite.time.HybridTime;
import dev.twinsite.time.Stamp;
import dev.twinsite.time.SteadyClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Stamps the facts that this site accepts. A time that the clock shows after somebody has set it
 * goes into no stamp: it would stay ahead of every right clock, at both sites, until they have
 * caught up with it.
 */
@ApplicationScoped
public class SiteClock {

  private final SteadyClock wall;
  private final SitePair sites;
  private final HybridClock clock;

  @Inject
  public SiteClock(SteadyClock wall, SitePair sites) {
    this.wall = wall;
    this.sites = sites;
    this.clock = new HybridClock(this::believed);
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
   *     behind what its caller has seen, so that one of the two clocks is wrong, or if it has been
   *     set by more than that since it was last known to be right
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
    return wall.look().time();
  }

  private Instant believed() {
    SteadyClock.Sight sight = wall.look();
    if (!sight.isBelieved()) {
      throw new SiteClosedException(disbelief(sight.strayed()));
    }
    return sight.time();
  }

  private static String disbelief(Optional<Duration> strayed) {
    return strayed
        .map(by -> "the clock of this node has been set by " + by.toMillis() + " ms")
        .orElse("the clock of this node has not been compared with that of its database yet");
  }
}
