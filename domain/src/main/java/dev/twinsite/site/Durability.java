package dev.twinsite.site;

/** How many sites' databases are known to have committed a fact when its writer is answered. */
public enum Durability {
  /** Both databases have committed it: a receipt says so. */
  BOTH_SITES("both-sites"),
  /**
   * The database of the answering site has committed it; the other one will as soon as that is
   * possible.
   */
  ONE_SITE("one-site");

  private final String label;

  Durability(String label) {
    this.label = label;
  }

  /** The name that clients see. */
  public String label() {
    return label;
  }
}
