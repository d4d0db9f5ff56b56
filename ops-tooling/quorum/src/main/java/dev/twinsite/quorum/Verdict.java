package dev.twinsite.quorum;

/** What the rules say about a command. */
public sealed interface Verdict {

  /** The command may take effect, and leads to these states. */
  record Accepted(SiteStates next) implements Verdict {}

  /**
   * The command must not take effect.
   *
   * @param detail for the operator: what stands against it
   */
  record Rejected(Rule rule, String detail) implements Verdict {}
}
