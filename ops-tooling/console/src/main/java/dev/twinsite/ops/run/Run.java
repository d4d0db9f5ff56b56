package dev.twinsite.ops.run;

import dev.twinsite.quorum.Proposal;
import dev.twinsite.site.SiteName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One command of an operator and everything that follows from it.
 *
 * <p>A run is born RUNNING with its proposal. It ends COMPLETED when its last step is, or FAILED
 * when a step cannot be completed any more, for example because a later decision took its place.
 *
 * @param id that of its proposal
 * @param runbook what is done: {@code declare-lost}, {@code rejoin} or {@code admit}
 * @param site which it is done to
 * @param epoch that the accepted proposal led to; 0 until it is accepted
 * @param driver the site whose ops server carries it on
 * @param revision raised with each change; of two versions the higher one counts
 * @param startedBy the operator
 * @param resumedBy the ops server that took it over from the one that started it
 * @param verdict {@code PASSED} or {@code FAILED} at the end
 */
public record Run(
    UUID id,
    String runbook,
    SiteName site,
    Proposal proposal,
    long epoch,
    State state,
    List<Step> steps,
    SiteName driver,
    long revision,
    String startedBy,
    @Nullable String resumedBy,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String verdict) {

  public Run {
    steps = List.copyOf(steps);
  }

  /** How far a run has come. */
  public enum State {
    RUNNING,
    COMPLETED,
    FAILED
  }

  static Run begun(Runbook runbook, SiteName site, Proposal proposal, SiteName driver) {
    return new Run(
        proposal.id(),
        runbook.label(),
        site,
        proposal,
        0,
        State.RUNNING,
        runbook.steps().stream().map(step -> Step.waiting(step.label())).toList(),
        driver,
        1,
        proposal.command().by(),
        null,
        proposal.at(),
        null,
        null);
  }

  /** Whether it is still under way. */
  public boolean isRunning() {
    return state == State.RUNNING;
  }

  /** Of two versions of one run, whether this one counts. */
  boolean isNewerThan(Run other) {
    return revision > other.revision
        || (revision == other.revision && driver.compareTo(other.driver) < 0);
  }

  Run acceptedAt(long newEpoch) {
    return copy(newEpoch, state, steps, driver, resumedBy, null, null);
  }

  Run takenOver(SiteName newDriver, String by) {
    return copy(epoch, state, steps, newDriver, by, null, null);
  }

  Run with(int index, Step step) {
    List<Step> next = new ArrayList<>(steps);
    next.set(index, step);
    return copy(epoch, state, next, driver, resumedBy, null, null);
  }

  Run ended(State how, Instant now) {
    String result = how == State.COMPLETED ? "PASSED" : "FAILED";
    return copy(epoch, how, steps, driver, resumedBy, now, result);
  }

  private Run copy(
      long newEpoch,
      State newState,
      List<Step> newSteps,
      SiteName newDriver,
      @Nullable String newResumedBy,
      @Nullable Instant newEnd,
      @Nullable String newVerdict) {
    return new Run(
        id,
        runbook,
        site,
        proposal,
        newEpoch,
        newState,
        newSteps,
        newDriver,
        revision + 1,
        startedBy,
        newResumedBy,
        startedAt,
        newEnd,
        newVerdict);
  }
}
