package dev.twinsite.quorum;

import org.jspecify.annotations.Nullable;

/**
 * What a voter must not forget when its process dies.
 *
 * @param decided null before the sites have been admitted for the first time
 * @param inDoubt the proposal this voter has accepted without knowing whether the other one has;
 *     null if there is none
 */
public record VoterMemory(@Nullable DecidedStates decided, @Nullable InDoubt inDoubt) {

  /** The memory of a voter that has never voted. */
  public static final VoterMemory EMPTY = new VoterMemory(null, null);

  /**
   * A vote given, its effect unknown.
   *
   * @param next the states it leads to if it takes effect
   */
  public record InDoubt(Proposal proposal, SiteStates next) {}
}
