package dev.twinsite.identity.token;

/** A token that is not accepted; the message is for the log, not for whoever sent it. */
final class BadTokenException extends Exception {

  private static final long serialVersionUID = 1L;

  BadTokenException(String message) {
    super(message);
  }

  BadTokenException(String message, Throwable cause) {
    super(message, cause);
  }
}
