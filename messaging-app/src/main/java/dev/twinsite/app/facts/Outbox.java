package dev.twinsite.app.facts;

import dev.twinsite.app.wire.DomainEventCodec;
import dev.twinsite.event.DomainEvent;
import dev.twinsite.replication.Fence;
import dev.twinsite.replication.Journal;
import dev.twinsite.replication.SiteClosedException;
import dev.twinsite.replication.Ticket;
import dev.twinsite.site.SitePair;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** The journal in the words of the domain. */
@ApplicationScoped
public class Outbox {

  private final Journal journal;
  private final DomainEventCodec codec;
  private final SitePair sites;

  @Inject
  public Outbox(Journal journal, DomainEventCodec codec, SitePair sites) {
    this.journal = journal;
    this.codec = codec;
    this.sites = sites;
  }

  /**
   * Opens a transaction that accepts mergeable facts.
   *
   * @throws SiteClosedException if this site accepts none now
   */
  public Fence enter() {
    Fence fence = journal.enter();
    if (!fence.acceptsMergeable()) {
      throw new SiteClosedException("site " + sites.own() + " is " + fence.own());
    }
    return fence;
  }

  /**
   * Opens a transaction that accepts mergeable facts of a kind that was added later.
   *
   * @throws SiteClosedException if this site accepts none now, or the other one does not know them
   */
  public Fence enterWith(Class<? extends DomainEvent> kind) {
    Fence fence = enter();
    if (!peerUnderstands(kind)) {
      throw new SiteClosedException(
          "site " + sites.peer() + " does not know " + codec.kindOf(kind) + " yet");
    }
    return fence;
  }

  /**
   * Opens a transaction that accepts decisive facts.
   *
   * @throws SiteClosedException if this site accepts none now
   */
  public Fence enterDeciding() {
    Fence fence = enter();
    if (!fence.acceptsDecisive()) {
      throw new SiteClosedException("site " + sites.own() + " may not decide anything now");
    }
    return fence;
  }

  /** Whether the other site has announced that it understands facts of this kind. */
  public boolean peerUnderstands(Class<? extends DomainEvent> kind) {
    return journal.peerUnderstands(codec.kindOf(kind));
  }

  /** Appends a fact; the last thing that a transaction does. */
  public Ticket append(DomainEvent event) {
    return journal.append(codec.encode(event, sites.own()));
  }

  /** An outcome, and the append that it led to. */
  public <O> Accepted<O> append(DomainEvent event, O outcome) {
    return Accepted.with(outcome, append(event));
  }

  /** An outcome that repeats an earlier one, and the append that led to it, if it was made here. */
  public <O> Accepted<O> repeat(UUID eventId, O outcome) {
    return new Accepted<>(outcome, journal.ticket(eventId));
  }
}
