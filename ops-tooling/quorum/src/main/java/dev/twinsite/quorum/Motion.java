package dev.twinsite.quorum;

import dev.twinsite.site.SiteName;
import java.time.Instant;

/**
 * What a voter puts before the quorum. A motion becomes an entry of the replicated log; every voter
 * then rules on it in the same order and comes to the same result.
 */
public sealed interface Motion {

  /** The voter that moves, and the log it votes by. */
  Seat from();

  /** The leader shows that it leads. Changes nothing. */
  record Convene(Seat from) implements Motion {}

  /** A command, by a person or by a server, that is to change the states. */
  record Decide(Seat from, Proposal proposal) implements Motion {}

  /**
   * The voter has looked at a site. Moved when what it sees changes, and again to answer another
   * voter that misses the site.
   *
   * @param sees whether the site has shown within the configured time that it can do its work: it
   *     has committed a probe to its database and issued a receipt or an answer
   * @param answers the number of the other voter's {@link Sighting} that this voter knew when it
   *     looked; 0 if it knew none
   * @param at when; told to people, decides nothing
   */
  record Look(Seat from, SiteName site, boolean sees, long answers, Instant at) implements Motion {}

  /** An ops server says how its own site is. */
  record Tell(Seat from, SiteStatement statement) implements Motion {}

  /** An ops server asks whether a node of its site may open, for this start of the node only. */
  record Confirm(Seat from, NodeStart start) implements Motion {}

  /** A voter whose log was lost or restored is to vote again, under a seat that nobody ever had. */
  record Reseat(Seat from, Seat seat, String reason, String by, Instant at) implements Motion {}

  /** What is to happen when nobody is awake. */
  record Prefer(Seat from, Policy policy, String reason, String by, Instant at) implements Motion {}
}
