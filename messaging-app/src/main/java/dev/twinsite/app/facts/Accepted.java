package dev.twinsite.app.facts;

import dev.twinsite.replication.Ticket;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a use case answers, and what may be waited for after its transaction.
 *
 * @param outcome what became of the wish
 * @param ticket lets the caller wait until the other site holds the fact, be it new or an earlier
 *     one; empty if nothing stands in this site's journal, either because nothing was written or
 *     because the fact came from the other site, so that both hold it
 */
public record Accepted<O>(O outcome, Optional<Ticket> ticket) {

  /** An outcome without a fact of this site. */
  public static <O> Accepted<O> without(O outcome) {
    return new Accepted<>(outcome, Optional.empty());
  }

  /** An outcome with the append that it led to. */
  public static <O> Accepted<O> with(O outcome, Ticket ticket) {
    return new Accepted<>(outcome, Optional.of(ticket));
  }

  /** The same ticket with another view of the outcome. */
  public <P> Accepted<P> map(Function<? super O, ? extends P> view) {
    return new Accepted<>(view.apply(outcome), ticket);
  }
}
