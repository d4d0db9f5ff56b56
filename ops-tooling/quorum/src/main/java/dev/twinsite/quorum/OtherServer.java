package dev.twinsite.quorum;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The ops server of the other site, the second vote. */
public interface OtherServer {

  /** Whether it has not answered for so long that a person may vote in its place. */
  boolean outOfReach();

  /**
   * Asks it to vote on a proposal that this voter has accepted.
   *
   * @param base the states that the proposal is based on
   * @throws IOException if no answer came; the vote may have been given
   */
  Answer vote(@Nullable DecidedStates base, Proposal proposal) throws IOException;

  /**
   * Asks it to put a proposal to the vote.
   *
   * @throws IOException if no answer came; the proposal may take effect
   */
  Answer lead(Proposal proposal) throws IOException;

  /**
   * An answer and what the one who answers holds.
   *
   * @param held null before the sites have been admitted for the first time
   */
  record Answer(Outcome outcome, @Nullable DecidedStates held) {}
}
