package dev.twinsite.replication.engine;

import dev.twinsite.replication.ClaimTakenException;
import dev.twinsite.replication.Envelope;
import dev.twinsite.replication.Fence;
import dev.twinsite.replication.Journal;
import dev.twinsite.replication.SiteClosedException;
import dev.twinsite.replication.Ticket;
import dev.twinsite.replication.protocol.ControlEvent;
import dev.twinsite.replication.protocol.EnterRules;
import dev.twinsite.site.Durability;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** The journal as use cases see it: the entrance, the append and the wait for durability. */
final class SiteJournal implements Journal {

  private final Stores stores;
  private final Site site;
  private final StatusBoard status;
  private final Durabilities durabilities;
  private final Bell bell;

  SiteJournal(Stores stores, Site site, StatusBoard status, Durabilities durabilities, Bell bell) {
    this.stores = stores;
    this.site = site;
    this.status = status;
    this.durabilities = durabilities;
    this.bell = bell;
  }

  @Override
  public Fence enter() {
    EnterRules.Verdict verdict = EnterRules.decide(site.self(), site.config().node(), facts());
    return verdict.fence().orElseThrow(() -> new SiteClosedException(verdict.reason()));
  }

  @Override
  public boolean peerUnderstands(String kind) {
    return status.peerUnderstands(kind);
  }

  @Override
  public Ticket append(Envelope envelope) {
    requireKind(envelope.kind());
    OptionalLong seq = stores.own().append(envelope);
    if (seq.isEmpty()) {
      throw new ClaimTakenException(envelope.claim().orElseThrow());
    }
    stores.transactions().afterCommit(bell::appended);
    return new Ticket(seq.getAsLong());
  }

  @Override
  public Optional<Ticket> ticket(UUID eventId) {
    OptionalLong seq = stores.own().seqOf(eventId);
    return seq.isPresent() ? Optional.of(new Ticket(seq.getAsLong())) : Optional.empty();
  }

  @Override
  public CompletionStage<Durability> durability(Ticket ticket, boolean decisive, Duration limit) {
    return durabilities.await(ticket, decisive, limit);
  }

  private EnterRules.Facts facts() {
    try {
      return stores.states().enter();
    } catch (RuntimeException e) {
      throw new SiteClosedException("the state of the sites cannot be read: " + e.getMessage(), e);
    }
  }

  private void requireKind(String kind) {
    if (ControlEvent.isControl(kind)) {
      throw new IllegalArgumentException("kind " + kind + " belongs to the journal itself");
    }
    if (!status.peerUnderstands(kind)) {
      throw new IllegalStateException(
          "site " + site.peer() + " does not understand events of kind " + kind + " yet");
    }
  }
}
