package dev.twinsite.ops.peer;

import dev.twinsite.quorum.DecidedStates;
import dev.twinsite.quorum.Proposal;
import org.jspecify.annotations.Nullable;

/**
 * The leader asks the follower to vote.
 *
 * @param base the states that the proposal is based on; null before the sites have been admitted
 */
public record VoteRequest(@Nullable DecidedStates base, Proposal proposal) {}
