package dev.twinsite.ops.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of a run.
 *
 * @param detail what it waits for, or how it ended, in words
 */
public record Step(
    String name,
    State state,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String detail) {

  /** How far a step has come. */
  public enum State {
    /** Its turn has not come. */
    WAITING,
    /** It is under way. */
    RUNNING,
    /** What it is for has been seen to be so. */
    COMPLETED,
    /** It cannot be completed any more. */
    FAILED
  }

  static Step waiting(String name) {
    return new Step(name, State.WAITING, null, null, null);
  }

  Step running(Instant now, String detail) {
    Instant start = startedAt == null ? now : startedAt;
    return new Step(name, State.RUNNING, start, null, detail);
  }

  Step ended(State how, Instant now, String detail) {
    return new Step(name, how, startedAt == null ? now : startedAt, now, detail);
  }
}
