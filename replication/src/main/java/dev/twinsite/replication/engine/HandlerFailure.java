package dev.twinsite.replication.engine;

/** An event's handler has thrown, so that the transaction cannot be committed as it is. */
final class HandlerFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  HandlerFailure(Throwable cause) {
    super(cause.toString(), cause);
  }
}
