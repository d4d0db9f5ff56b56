package dev.twinsite.client;

import java.util.Optional;

/** How many sites' databases are known to hold what was written. */
public enum Durability {
  /** Both have committed it. It survives the loss of a site. */
  BOTH_SITES("both-sites"),
  /** The answering site has committed it. It is safe unless that site's disk is lost. */
  ONE_SITE("one-site");

  private final String label;

  Durability(String label) {
    this.label = label;
  }

  /** The name in answers and headers. */
  public String label() {
    return label;
  }

  /** The durability with that name; empty for any other text. */
  static Optional<Durability> named(String label) {
    for (Durability durability : values()) {
      if (durability.label.equals(label)) {
        return Optional.of(durability);
      }
    }
    return Optional.empty();
  }
}
