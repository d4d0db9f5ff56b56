package dev.twinsite.quorum;

import dev.twinsite.site.SiteName;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;

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
   * @param epoch of the states that this voter knew when it looked; 0 if it knew none. A look that
   *     comes after these were replaced is refused: it may have been under way since before a cut
   *     link healed
   * @param at when; told to people, decides nothing
   */
  record Look(Seat from, SiteName site, boolean sees, long answers, long epoch, Instant at)
      implements Motion {}

  /** An ops server says how its own site is. */
  record Tell(Seat from, SiteStatement statement) implements Motion {}

  /** An ops server asks whether a node of its site may open, for this start of the node only. */
  record Confirm(Seat from, NodeStart start) implements Motion {}

  /** A voter whose log was lost or restored is to vote again, under a seat that nobody ever had. */
  record Reseat(Seat from, Seat seat, String reason, String by, Instant at) implements Motion {}

  /** What is to happen when nobody is awake. */
  record Prefer(Seat from, Policy policy, String reason, String by, Instant at) implements Motion {}

  /** A motion about one run of a runbook. */
  sealed interface OfRun extends Motion {

    /** The run. */
    UUID run();
  }

  /**
   * A run begins, driven by the ops server that moves it.
   *
   * @param steps their names, in order
   * @param by the operator
   */
  record BeginRun(
      Seat from,
      UUID run,
      String runbook,
      SortedMap<String, String> parameters,
      List<String> steps,
      String by,
      Instant at)
      implements OfRun {}

  /** The driver says how a step stands. */
  record MarkStep(Seat from, UUID run, int index, RunStep.State state, String detail, Instant at)
      implements OfRun {}

  /**
   * The run is taken over from a driver that is gone.
   *
   * @param before whom it is taken from
   */
  record TakeRun(Seat from, UUID run, VoterName before, Instant at) implements OfRun {}

  /**
   * What the run did is to be taken back.
   *
   * @param as how the run ends after that
   */
  record AbortRun(Seat from, UUID run, RunRecord.State as, String why, Instant at)
      implements OfRun {}

  /** The driver has the run keep a site from taking anything new, or lets it again. */
  record CloseSite(Seat from, UUID run, SiteName site, boolean closed) implements OfRun {}

  /** What clients saw is to be kept with the run, whichever ops server it was handed in at. */
  record AddEvidence(Seat from, UUID run, ClientEvidence evidence) implements OfRun {}

  /** The driver says that the run is over. */
  record EndRun(Seat from, UUID run, RunRecord.State as, String how, String verdict, Instant at)
      implements OfRun {}
}
