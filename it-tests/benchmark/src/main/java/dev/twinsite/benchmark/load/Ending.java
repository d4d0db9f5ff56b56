package dev.twinsite.benchmark.load;

/** How a request ended. Only {@link #ACKNOWLEDGED} counts as work done. */
public enum Ending {
  /** A message that both sites hold, a transfer that is posted. */
  ACKNOWLEDGED("acknowledged"),

  /** A message that only the answering site is known to hold. */
  ONE_SITE("one-site"),

  /** A transfer that is accepted and undecided. */
  PENDING("pending"),

  /** Refused by a rule: certainly not done. */
  REFUSED("refused"),

  /** Refused because the site has too much to do or is closed: 429 or 503. */
  OVERLOADED("overloaded"),

  /** No answer in time, or one that says nothing: it may have happened. */
  UNKNOWN("unknown"),

  /** Never sent, because the load was too far behind its schedule. */
  UNSENT("unsent");

  private final String label;

  Ending(String label) {
    this.label = label;
  }

  /** In reports. */
  public String label() {
    return label;
  }
}
