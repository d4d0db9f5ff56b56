package dev.twinsite.ops.power;

import java.io.IOException;

/** A power controller gave no usable answer, so that nothing is known; it may answer later. */
public class PowerException extends IOException {

  private static final long serialVersionUID = 1;

  /** With the reason, for people. */
  public PowerException(String message) {
    super(message);
  }

  /** With the reason, for people, and what stands behind it. */
  public PowerException(String message, Throwable cause) {
    super(message, cause);
  }
}
