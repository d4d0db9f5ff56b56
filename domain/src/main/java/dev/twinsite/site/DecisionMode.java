package dev.twinsite.site;

/** Who decides a decisive fact that is accepted at a site right now. */
public enum DecisionMode {
  /** The fact is pending until both sites' databases hold it. */
  BOTH_SITES,
  /** This site is the regent of a lost peer: its own database decides, at once. */
  ALONE,
  /**
   * This site may not decide anything: it is not active, or still waits for the end of its peer's
   * regency.
   */
  CLOSED
}
