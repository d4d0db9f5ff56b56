package dev.twinsite.drill.report;

/** How a drill ended. */
public enum Verdict {
  /** It went to its end and every promise was kept. */
  PASSED,
  /** A promise was broken, or the sites did not come back. */
  FAILED,
  /** It was ended before the fault, or by its operator; nothing is proven. */
  STOPPED
}
