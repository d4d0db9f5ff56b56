package dev.twinsite.lab;

/**
 * What went wrong, in one sentence that a person can act on.
 *
 * <p>The exit status is 1 for what the lab found (a taken port, a server that did not come up) and
 * 2 for a request that names something that does not exist.
 */
public final class LabException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitStatus;

  private LabException(int exitStatus, String sentence, Throwable cause) {
    super(sentence, cause);
    this.exitStatus = exitStatus;
  }

  private LabException(int exitStatus, String sentence) {
    super(sentence);
    this.exitStatus = exitStatus;
  }

  /** Something could not be done. Exit status 1. */
  public static LabException failed(String sentence) {
    return new LabException(1, sentence);
  }

  /** Something could not be done, and this is why. Exit status 1. */
  public static LabException failed(String sentence, Throwable cause) {
    return new LabException(1, sentence, cause);
  }

  /** The request itself makes no sense. Exit status 2. */
  public static LabException misused(String sentence) {
    return new LabException(2, sentence);
  }

  static LabException withStatus(int exitStatus, String sentence) {
    return new LabException(exitStatus, sentence);
  }

  /** 1 or 2. */
  public int exitStatus() {
    return exitStatus;
  }
}
