package dev.twinsite.ops.rest;

import java.io.IOException;

/** The body of a request is larger than is read. */
final class TooLargeException extends IOException {
  private static final long serialVersionUID = 1;

  TooLargeException(long limit) {
    super("the body is larger than " + limit + " bytes");
  }
}
