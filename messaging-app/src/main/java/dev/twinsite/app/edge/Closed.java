package dev.twinsite.app.edge;

import dev.twinsite.app.SiteConfiguration;
import dev.twinsite.app.problem.Problem;
import dev.twinsite.app.problem.ProblemType;
import java.net.URI;

/** What a caller is told whom this node cannot serve now. */
public final class Closed {

  /** When to ask again, for the header {@code Retry-After}. */
  public static final int RETRY_AFTER_SECONDS = 1;

  private Closed() {}

  /** The reason, and where the other site answers. */
  public static Problem problem(String why, SiteConfiguration site) {
    return Problem.of(ProblemType.NOT_NOW, why)
        .with("alternates", site.alternates().stream().map(URI::toString).toList());
  }
}
