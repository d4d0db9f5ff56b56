package dev.twinsite.benchmark.load;

/** What is asked of a site, and what counts as acknowledged. */
public enum Kind {
  /** Acknowledged when both sites hold it. */
  MESSAGE("messages", "both-sites"),

  /** Acknowledged when it is posted. */
  TRANSFER("transfers", "posted");

  private final String label;
  private final String acknowledgedAs;

  Kind(String label, String acknowledgedAs) {
    this.label = label;
    this.acknowledgedAs = acknowledgedAs;
  }

  /** In reports, in the plural. */
  public String label() {
    return label;
  }

  /** The word of the interface for what counts. */
  public String acknowledgedAs() {
    return acknowledgedAs;
  }
}
