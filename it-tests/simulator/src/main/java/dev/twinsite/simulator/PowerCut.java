package dev.twinsite.simulator;

/** The power went out in front of this statement. */
final class PowerCut extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PowerCut() {
    super("the power is out", null, false, false);
  }

  static boolean isIn(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PowerCut) {
        return true;
      }
    }
    return false;
  }
}
