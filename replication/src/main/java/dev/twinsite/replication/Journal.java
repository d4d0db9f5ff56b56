package dev.twinsite.replication;

import dev.twinsite.site.Durability;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** The journal as a use case sees it. */
public interface Journal {

  /**
   * Reads the site states under a shared lock that is held until the transaction ends. Must be the
   * first statement of every transaction that changes facts.
   *
   * @throws SiteClosedException if this node has not been confirmed for this boot, cannot read the
   *     site states, or its site is not active
   */
  Fence enter();

  /**
   * Whether the other site has announced that it understands this kind of event. While nothing has
   * been heard of the other site yet, every kind is taken to be understood. From memory, at once.
   */
  default boolean peerUnderstands(String kind) {
    return true;
  }

  /**
   * Appends an event in the caller's transaction. Must be its last statement, after every flush and
   * every lock, so that an event which saw another's effect always stands behind it.
   *
   * @throws ClaimTakenException if another live event holds the claim of this one; the transaction
   *     must be rolled back
   * @throws IllegalStateException if the other site has not announced the kind, or a decisive event
   *     is appended while this site may decide nothing
   */
  Ticket append(Envelope envelope);

  /**
   * The receipt for an earlier append of this site, so that a repeated request can wait for it
   * again; empty if this site's journal holds no own event of that id.
   */
  default Optional<Ticket> ticket(UUID eventId) {
    return Optional.empty();
  }

  /**
   * Completes when a receipt of the other site covers the append, or with {@link
   * Durability#ONE_SITE} when the limit has passed or, for a mergeable fact, as soon as the other
   * site is known to be out of reach. Never completes exceptionally. To be called after the
   * transaction has committed.
   */
  CompletionStage<Durability> durability(Ticket ticket, boolean decisive, Duration limit);
}
