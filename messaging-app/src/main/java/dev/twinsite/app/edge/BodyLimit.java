package dev.twinsite.app.edge;

import dev.twinsite.app.problem.Problem;
import dev.twinsite.app.problem.ProblemType;

/** How large the body of a request may be. */
public final class BodyLimit {

  /** The largest body, in bytes. */
  public static final int MAX_BYTES = 65_536;

  private BodyLimit() {}

  /** What a caller is told who sends more. */
  public static Problem exceeded() {
    return Problem.of(
        ProblemType.TOO_LARGE, "body is larger than the limit of 64 KiB (" + MAX_BYTES + " bytes)");
  }
}
