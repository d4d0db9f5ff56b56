package dev.twinsite.quorum;

import org.jspecify.annotations.Nullable;

/**
 * What a voter must not forget when its process dies.
 *
 * @param decided null before the sites have been admitted for the first time
 * @param inDoubt the proposal this voter has accepted without knowing whether the other one has;
 *     null if there is none
 * @param secondHand whether the states were read back from the site's database, because the voter's
 *     own memory was gone or older. They may be old: later decisions may have been taken with this
 *     voter's own, forgotten vote. True until another voter holds the same states or a person has
 *     decided on them.
 */
public record VoterMemory(
    @Nullable DecidedStates decided, @Nullable InDoubt inDoubt, boolean secondHand) {

  /** The memory of a voter that has never voted. */
  public static final VoterMemory EMPTY = new VoterMemory(null, null, false);

  /** The same states, and this vote given. */
  VoterMemory doubting(InDoubt vote) {
    return new VoterMemory(decided, vote, secondHand);
  }

  /** The same states, and no vote in doubt. */
  VoterMemory withoutDoubt() {
    return new VoterMemory(decided, null, secondHand);
  }

  /** The same states, no longer second-hand. */
  VoterMemory confirmed() {
    return new VoterMemory(decided, inDoubt, false);
  }

  /**
   * A vote given, its effect unknown.
   *
   * @param next the states it leads to if it takes effect
   */
  public record InDoubt(Proposal proposal, SiteStates next) {}
}
