package dev.twinsite.time;

import dev.twinsite.site.SiteName;
import java.util.Comparator;

/**
 * When and where a fact was written: the order of facts that both sites can compute. Of two facts
 * that exclude each other the one with the smaller stamp keeps its place; of two changes of the
 * same thing the one with the larger stamp is the last.
 */
public record Stamp(HybridTime clock, SiteName origin) implements Comparable<Stamp> {

  private static final Comparator<Stamp> ORDER =
      Comparator.comparing(Stamp::clock).thenComparing(Stamp::origin);

  /** Whether this fact stands before the other one. */
  public boolean isBefore(Stamp other) {
    return compareTo(other) < 0;
  }

  @Override
  public int compareTo(Stamp other) {
    return ORDER.compare(this, other);
  }
}
