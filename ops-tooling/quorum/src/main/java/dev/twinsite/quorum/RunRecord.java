package dev.twinsite.quorum;

import dev.twinsite.site.SiteName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One run of a runbook, as the log has it.
 *
 * <p>A run is born RUNNING, with an ops server that drives it. It ends COMPLETED with its last
 * step, or FAILED with a step that could not be completed. When somebody aborts it, or its stop
 * condition is met, it becomes ABORTING: what the runbook says can be taken back is taken back, and
 * it ends as {@code ending} says.
 *
 * @param driver whose ops server carries it on; nobody else's marks are taken
 * @param startedBy the operator
 * @param resumedBy the ops server that took it over last; null if that never happened
 * @param ending how it will end once it has been rolled back; null unless that is under way
 * @param why the run is aborted, or how it ended, in words
 * @param verdict PASSED or FAILED, apart from whether it was completed; null before the end
 * @param closed the sites that take nothing new while this run is under way
 * @param evidence what clients outside both sites saw, the latest of each source
 */
public record RunRecord(
    UUID id,
    String runbook,
    SortedMap<String, String> parameters,
    State state,
    List<RunStep> steps,
    VoterName driver,
    String startedBy,
    @Nullable VoterName resumedBy,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable State ending,
    String why,
    @Nullable String verdict,
    SortedSet<SiteName> closed,
    List<ClientEvidence> evidence) {

  public RunRecord {
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    steps = List.copyOf(steps);
    closed = Collections.unmodifiableSortedSet(new TreeSet<>(closed));
    evidence = List.copyOf(evidence);
  }

  /** How far a run has come. */
  public enum State {
    RUNNING,
    /** It is being rolled back. */
    ABORTING,
    COMPLETED,
    FAILED,
    /** A person wanted no more of it. */
    ABORTED,
    /** Its stop condition was met. */
    STOPPED;

    /** Whether nothing follows. */
    public boolean isEnd() {
      return this != RUNNING && this != ABORTING;
    }
  }

  /** How a run begins. */
  public static RunRecord begun(Motion.BeginRun begin) {
    return new RunRecord(
        begin.run(),
        begin.runbook(),
        begin.parameters(),
        State.RUNNING,
        begin.steps().stream().map(RunStep::waiting).toList(),
        begin.from().voter(),
        begin.by(),
        null,
        begin.at(),
        null,
        null,
        "",
        null,
        Collections.emptySortedSet(),
        List.of());
  }

  /** Whether it is still under way. */
  public boolean isUnderWay() {
    return !state.isEnd();
  }

  RunRecord marked(int index, RunStep.State now, String detail, Instant at) {
    List<RunStep> next = new ArrayList<>(steps);
    next.set(index, steps.get(index).marked(now, detail, at));
    return copy(state, next, driver, resumedBy, endedAt, ending, why, verdict, closed);
  }

  RunRecord takenBy(VoterName other) {
    return copy(state, steps, other, other, endedAt, ending, why, verdict, closed);
  }

  RunRecord aborting(State as, String because) {
    return copy(State.ABORTING, steps, driver, resumedBy, endedAt, as, because, verdict, closed);
  }

  /** Nothing stays closed behind a run that is over. */
  RunRecord ended(State as, String how, String judgement, Instant at) {
    return copy(
        as, steps, driver, resumedBy, at, null, how, judgement, Collections.emptySortedSet());
  }

  RunRecord closing(SiteName site, boolean now) {
    SortedSet<SiteName> next = new TreeSet<>(closed);
    if (now) {
      next.add(site);
    } else {
      next.remove(site);
    }
    return copy(state, steps, driver, resumedBy, endedAt, ending, why, verdict, next);
  }

  /** Of each source the latest counts. */
  RunRecord with(ClientEvidence latest) {
    List<ClientEvidence> next = new ArrayList<>(evidence);
    next.removeIf(before -> before.from().equals(latest.from()));
    next.add(latest);
    return new RunRecord(
        id,
        runbook,
        parameters,
        state,
        steps,
        driver,
        startedBy,
        resumedBy,
        startedAt,
        endedAt,
        ending,
        why,
        verdict,
        closed,
        next);
  }

  private RunRecord copy(
      State newState,
      List<RunStep> newSteps,
      VoterName newDriver,
      @Nullable VoterName newResumedBy,
      @Nullable Instant newEnd,
      @Nullable State newEnding,
      String newWhy,
      @Nullable String newVerdict,
      SortedSet<SiteName> newClosed) {
    return new RunRecord(
        id,
        runbook,
        parameters,
        newState,
        newSteps,
        newDriver,
        startedBy,
        newResumedBy,
        startedAt,
        newEnd,
        newEnding,
        newWhy,
        newVerdict,
        newClosed,
        evidence);
  }
}
