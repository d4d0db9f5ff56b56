package dev.twinsite.quorum;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of a run, as the log has it.
 *
 * @param detail how it went, in words; empty before it began
 */
public record RunStep(
    String name,
    State state,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    String detail) {

  /** How far a step has come. */
  public enum State {
    /** Its turn has not come. */
    WAITING,
    /** It is under way. */
    RUNNING,
    /** What it is for is so. */
    COMPLETED,
    /** It could not be completed within its time limit, or not at all. */
    FAILED,
    /** What it did has been taken back. */
    ROLLED_BACK;

    /** Whether a step in this state does nothing more by itself. */
    boolean isEnd() {
      return this == COMPLETED || this == FAILED || this == ROLLED_BACK;
    }
  }

  static RunStep waiting(String name) {
    return new RunStep(name, State.WAITING, null, null, "");
  }

  /** A step that was completed keeps the time of that when it is taken back. */
  RunStep marked(State now, String how, Instant at) {
    Instant begun = startedAt == null ? at : startedAt;
    Instant ended = endedAt != null || !now.isEnd() ? endedAt : at;
    return new RunStep(name, now, begun, ended, how);
  }
}
