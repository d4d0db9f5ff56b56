package dev.twinsite.quorum;

/** How two voters' states compare when they meet. */
public enum Meeting {
  /** Neither holds any states. */
  BOTH_NEW,
  /** Both hold the same states. */
  AGREED,
  /** The other voter's states were newer and continue ours: they are ours now. */
  ADOPTED,
  /**
   * The other voter's states were newer and do not continue ours: they are ours now, and a decision
   * that had been taken here is void.
   */
  OVERRULED,
  /** Ours are newer: the other voter will adopt them. */
  AHEAD,
  /** Same epoch, different states: two people have declared each other's site lost. */
  TWO_SURVIVORS
}
