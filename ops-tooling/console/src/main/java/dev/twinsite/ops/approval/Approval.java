package dev.twinsite.ops.approval;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An action that waits for a second person.
 *
 * <p>Born PENDING when somebody asks for it. Another person approves or refuses it; if nobody has
 * by {@code until}, it is EXPIRED and can only be asked for again.
 *
 * @param action for example {@code declare-lost}
 * @param parameters what it is to be done with
 * @param decidedBy the second person; null as long as nobody has decided
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
    @Nullable String decidedBy) {

  public Approval {
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
  }

  /** How far it has come. */
  public enum State {
    PENDING,
    APPROVED,
    REFUSED,
    EXPIRED
  }

  boolean isPending() {
    return state == State.PENDING;
  }

  Approval asOf(Instant now) {
    return isPending() && !now.isBefore(until) ? decided(State.EXPIRED, null) : this;
  }

  Approval decided(State how, @Nullable String by) {
    return new Approval(id, action, parameters, askedBy, reason, at, until, how, by);
  }
}
