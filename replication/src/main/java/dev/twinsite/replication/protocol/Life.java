package dev.twinsite.replication.protocol;

import dev.twinsite.site.Incarnation;
import dev.twinsite.site.SiteName;
import java.util.Optional;

/**
 * One life of a site's own stream. A life begins when the site is admitted, names the end of the
 * life that it continues, and ends when the site is readmitted under the next incarnation.
 *
 * @param end how far this life has got
 * @param predecessor the end of the life before; empty for the first one
 */
public record Life(Mark end, Optional<Mark> predecessor) {

  /** The first life of a site. */
  public static Life firstOf(SiteName site) {
    return new Life(Mark.startOf(site), Optional.empty());
  }

  /** The life that begins where this one ends. */
  public Life next(SiteName site, Incarnation incarnation) {
    return new Life(DigestChain.startAfter(end, site, incarnation), Optional.of(end));
  }

  public Incarnation incarnation() {
    return end.position().incarnation();
  }

  /** The mark before the first event of this life. */
  public Mark start(SiteName site) {
    return predecessor
        .map(before -> DigestChain.startAfter(before, site, incarnation()))
        .orElseGet(() -> Mark.startOf(site));
  }

  /** The same life, longer. */
  public Life upTo(Mark newEnd) {
    return new Life(newEnd, predecessor);
  }
}
