package dev.twinsite.operator;

/** Why a command did not do what it was asked for; ends the process with its status. */
final class Failure extends Exception {

  private static final long serialVersionUID = 1;

  /** A rule stands against it, or the request is wrong. */
  static final int REFUSED = 1;

  /** The command line makes no sense. */
  static final int USAGE = 2;

  /** Nobody is logged in, or not with the role that it takes. */
  static final int NOT_ALLOWED = 3;

  /** No ops server answers. */
  static final int UNREACHABLE = 4;

  /** The run was waited for and did not end well. */
  static final int RUN_FAILED = 5;

  /** The audit has a critical finding. */
  static final int FINDINGS = 6;

  private final int status;

  Failure(int status, String message) {
    super(message);
    this.status = status;
  }

  int status() {
    return status;
  }
}
