package dev.twinsite.ops.power;

/** What can be done to the power of a system. */
public enum ResetType {
  /** Switch it on; what is on stays on. */
  ON("On"),
  /** Take the power away at once, as pulling the plug does. */
  FORCE_OFF("ForceOff"),
  /** Ask what runs there to end, and switch off. */
  GRACEFUL_SHUTDOWN("GracefulShutdown");

  private final String word;

  ResetType(String word) {
    this.word = word;
  }

  /** The word that the Redfish standard has for it. */
  public String word() {
    return word;
  }
}
