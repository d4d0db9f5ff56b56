package dev.twinsite.quorum;

/** What became of a proposal. */
public sealed interface Outcome {

  /**
   * A majority has accepted it: it has taken effect.
   *
   * @param states as they are now; another decision may have followed already
   */
  record Accepted(SiteStates states) implements Outcome {}

  /**
   * It has not taken effect, and will not.
   *
   * @param detail for the operator: what stands against it
   */
  record Rejected(Rule rule, String detail) implements Outcome {}

  /**
   * Not known: there was no ruling in time. Proposing the same proposal again tells how it ended.
   */
  record Undecided(String detail) implements Outcome {}
}
