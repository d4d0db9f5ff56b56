package dev.twinsite.payment;

/** Why a transfer or deposit does not count. */
public enum VoidReason {
  /** Its site was declared lost before the other site held it. */
  SITE_LOST("site-lost"),
  /** The same id was claimed at both sites, and the other claim is the one that counts. */
  SUPERSEDED("superseded");

  private final String label;

  VoidReason(String label) {
    this.label = label;
  }

  /** The name that clients see. */
  public String label() {
    return label;
  }
}
