package dev.twinsite.replication;

/** What has become of an event at the site that answers. */
public enum Outcome {
  /** A mergeable event: it took effect when it was stored. */
  EFFECTIVE,
  /** An own decisive event that the other site is not known to hold yet. */
  PENDING,
  /**
   * A decisive event of the other site that an own one stands against, or that a lost site had not
   * brought across in time. Its origin says what becomes of it; until then no handler has seen it.
   */
  CONTESTED,
  /** A decisive event that counts. */
  POSTED,
  /** A decisive event that does not count: another claim to the same thing won. */
  SUPERSEDED,
  /** A decisive event that does not count: it lies beyond the cut of a regency. */
  BEYOND_CUT;

  /** The outcome of an event that counts. */
  public static Outcome effectOf(Envelope envelope) {
    return envelope.decisive() ? POSTED : EFFECTIVE;
  }

  /** The outcome of a decisive event that does not count. */
  public static Outcome of(DiscardReason reason) {
    return switch (reason) {
      case BEYOND_CUT -> BEYOND_CUT;
      case SUPERSEDED -> SUPERSEDED;
    };
  }
}
