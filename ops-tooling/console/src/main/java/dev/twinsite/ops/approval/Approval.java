package dev.twinsite.ops.approval;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An action that waits for a second person.
 *
 * <p>Born PENDING when somebody asks for it. Another person approves or refuses it; if nobody has
 * by {@code until}, it is EXPIRED and can only be asked for again.
 *
 * <p>Both ops servers keep it, and either may be told a decision before it has heard of the other
 * one's. Of two versions of one approval both come to keep the same, see {@link #or}.
 *
 * @param action for example {@code declare-lost}
 * @param parameters what it is to be done with
 * @param decidedBy the second person; null as long as nobody has decided
 * @param decidedAt when that was; null as long as nobody has, or in files of earlier versions
 */
public record Approval(
    UUID id,
    String action,
    Map<String, String> parameters,
    String askedBy,
    String reason,
    Instant at,
    Instant until,
    State state,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt) {

  private static final List<State> WEIGHTIEST_FIRST =
      List.of(State.APPROVED, State.REFUSED, State.PENDING, State.EXPIRED);

  private static final Comparator<Approval> WHAT_COUNTS =
      Comparator.<Approval>comparingInt(one -> WEIGHTIEST_FIRST.indexOf(one.state))
          .thenComparing(one -> Objects.requireNonNullElse(one.decidedAt, Instant.MIN))
          .thenComparing(one -> String.valueOf(one.decidedBy))
          .thenComparing(Approval::toString);

  /**
   * @throws IllegalArgumentException if it is decided by nobody, or somebody has decided what is
   *     not
   */
  public Approval {
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    boolean decided = state == State.APPROVED || state == State.REFUSED;
    if (decided != (decidedBy != null)) {
      throw new IllegalArgumentException("approval " + id + " is " + state + " by " + decidedBy);
    }
  }

  /** How far it has come. */
  public enum State {
    PENDING,
    APPROVED,
    REFUSED,
    EXPIRED
  }

  static Approval asked(
      String action,
      Map<String, String> parameters,
      String by,
      String reason,
      Instant now,
      Instant until) {
    return new Approval(
        UUID.randomUUID(), action, parameters, by, reason, now, until, State.PENDING, null, null);
  }

  boolean isPending() {
    return state == State.PENDING;
  }

  Approval asOf(Instant now) {
    return isPending() && !now.isBefore(until) ? as(State.EXPIRED, null, null) : this;
  }

  Approval decided(State how, String by, Instant now) {
    return as(how, by, now);
  }

  /**
   * Which of two versions of one approval counts, whichever is asked about the other. A decision
   * counts more than none. Of two that were made at the two servers before they heard of each
   * other, APPROVED counts, as it has been acted on; of two alike the earlier one, and if even
   * their times are the same, the one whose text is the smaller.
   */
  Approval or(Approval other) {
    return WHAT_COUNTS.compare(this, other) <= 0 ? this : other;
  }

  private Approval as(State how, @Nullable String by, @Nullable Instant when) {
    return new Approval(id, action, parameters, askedBy, reason, at, until, how, by, when);
  }
}
