package dev.twinsite.replication.protocol;

/** How far the door stands open for what the other site sends. */
public enum Gate {
  /** Everything counts. */
  OPEN,
  /** The other site returns: mergeable events take effect, decisive ones lie beyond the cut. */
  REMAINDER,
  /** The other site is lost: nothing is taken. */
  SHUT
}
