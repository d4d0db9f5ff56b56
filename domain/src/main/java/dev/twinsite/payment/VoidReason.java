package dev.twinsite.payment;

import java.util.Arrays;

/** Why a transfer or deposit does not count. */
public enum VoidReason {
  /** Its site was declared lost before the other site held it. */
  SITE_LOST("site-lost"),
  /** The same id was claimed at both sites, and the other claim is the one that counts. */
  SUPERSEDED("superseded"),
  /** It waited for a right, and the account as a whole turned out to be short. */
  INSUFFICIENT_FUNDS("insufficient-funds");

  private final String label;

  VoidReason(String label) {
    this.label = label;
  }

  /**
   * The reason of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static VoidReason of(String label) {
    return Arrays.stream(values())
        .filter(reason -> reason.label.equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no reason '" + label + "'"));
  }

  /** The name that clients see. */
  public String label() {
    return label;
  }
}
