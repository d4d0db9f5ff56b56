package dev.twinsite.quorum;

/** What the quorum answers to a motion. Every voter comes to the same one. */
public sealed interface Ruling {

  /** It has taken effect, or had already. These are the states now. */
  record Decided(SiteStates states) implements Ruling {}

  /** It has been written down. */
  record Noted() implements Ruling {}

  /**
   * It has not taken effect.
   *
   * @param detail for the operator: what stands against it
   */
  record Refused(Rule rule, String detail) implements Ruling {}
}
