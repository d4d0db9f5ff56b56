package dev.twinsite.arquillian;

/**
 * No answer came, so nobody can say whether the request was carried out: the outcome is unknown,
 * neither a success nor a refusal.
 */
public final class NoAnswerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoAnswerException(String message, Throwable cause) {
    super(message, cause);
  }
}
