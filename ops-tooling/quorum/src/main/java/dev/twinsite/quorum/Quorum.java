package dev.twinsite.quorum;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * The votes that decide about the states of the sites. A change takes effect when a majority has
 * accepted it, durably, on the epoch that it names; never otherwise.
 */
public interface Quorum {

  /**
   * What this voter objects to in a proposal that nobody has made yet; empty if it would accept it.
   * Nothing is put to the vote.
   */
  Optional<Outcome.Rejected> objection(Proposal proposal);

  /**
   * Puts a command to the vote and waits, for a few seconds at most, for the outcome and until
   * {@link #current} holds it. Proposing a proposal again is harmless and answers how it ended.
   */
  Outcome propose(Proposal proposal);

  /** The latest states this voter holds; empty before the sites have been admitted. */
  Optional<SiteStates> current();

  /**
   * Calls the listener after each change of the states that this voter learns of. Calls may skip
   * epochs and come from any thread. The listener must return at once and propose nothing.
   *
   * @return ends the subscription
   */
  Runnable subscribe(Consumer<SiteStates> listener);
}
