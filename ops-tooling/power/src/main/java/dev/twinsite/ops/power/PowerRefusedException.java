package dev.twinsite.ops.power;

/** A power controller has understood and will not: asking the same again does not help. */
public final class PowerRefusedException extends PowerException {

  private static final long serialVersionUID = 1;

  /** With the controller's own words. */
  public PowerRefusedException(String message) {
    super(message);
  }
}
