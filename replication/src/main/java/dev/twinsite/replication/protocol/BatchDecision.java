package dev.twinsite.replication.protocol;

import dev.twinsite.replication.Envelope;
import java.util.List;

/** What a receiver does with a batch. */
public sealed interface BatchDecision {

  /**
   * Apply these events behind this mark.
   *
   * @param from the mark that the first event continues: where the receiver stands, or the start of
   *     a new life that continues it
   * @param events what is new in the batch; empty if only a new life begins
   */
  record Apply(Mark from, List<Envelope> events) implements BatchDecision {}

  /** Nothing in the batch is new. */
  record Skip() implements BatchDecision {}

  /** The batch cannot be taken. */
  record Refuse(Refusal reason) implements BatchDecision {}
}
