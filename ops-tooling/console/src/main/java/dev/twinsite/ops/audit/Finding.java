package dev.twinsite.ops.audit;

import java.util.Map;

/**
 * Something that one site has and the other has not, or has otherwise.
 *
 * @param problem in words
 * @param values by site; a site that has none is left out
 * @param fix what to do about it
 */
public record Finding(
    Severity severity,
    String kind,
    String name,
    String problem,
    Map<String, String> values,
    String fix) {

  /** How bad it is. */
  public enum Severity {
    /** The site could not take over, or could not be brought back, with what it has. */
    CRITICAL,
    /** It could, but somebody would miss something. */
    WARNING,
    /** Worth knowing. */
    NOTE
  }
}
