package dev.twinsite.replication.engine;

import dev.twinsite.replication.DiscardReason;
import dev.twinsite.replication.Envelope;
import dev.twinsite.replication.JournalEntry;
import dev.twinsite.replication.Outcome;
import dev.twinsite.replication.engine.Entries.Contested;
import dev.twinsite.replication.engine.Handling.Care;
import dev.twinsite.replication.protocol.ControlEvent.Acknowledged;
import dev.twinsite.replication.wire.ControlEvents;
import dev.twinsite.site.Position;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Carries out, in the caller's transaction, what becomes of contested events of the other site.
 * Only their origin decides them, and says so further on in its stream; so both sites come to the
 * same end, whoever became regent in between. A regent says it itself where the origin cannot.
 */
final class Verdicts {

  private final Stores stores;
  private final Site site;
  private final Handling handling;

  Verdicts(Stores stores, Site site, Handling handling) {
    this.stores = stores;
    this.site = site;
    this.handling = handling;
  }

  /** Takes note of what the origin says that it has decided. */
  void hear(Envelope event, Arrivals arrivals, Care care) {
    Acknowledged said = (Acknowledged) ControlEvents.read(event).orElseThrow();
    if (arrivals.hasContested()) {
      arrivals.store();
    }
    hear(said, care);
  }

  /** Decides some contested events up to a place for an origin that cannot. */
  void decide(Position upTo, Outcome outcome, Care care) {
    decide(stores.entries().contested(upTo, Decider.AT_ONCE), outcome, care);
  }

  private void hear(Acknowledged said, Care care) {
    List<UUID> decided = new ArrayList<>(said.posted());
    decided.addAll(said.superseded());
    decided.addAll(said.beyondCut());
    List<Contested> contested = stores.entries().contested(decided);
    decide(among(contested, said.posted()), Outcome.POSTED, care);
    decide(among(contested, said.superseded()), Outcome.SUPERSEDED, care);
    decide(among(contested, said.beyondCut()), Outcome.BEYOND_CUT, care);
  }

  private static List<Contested> among(List<Contested> contested, Collection<UUID> ids) {
    return contested.stream().filter(one -> ids.contains(one.entry().envelope().id())).toList();
  }

  private void decide(List<Contested> contested, Outcome outcome, Care care) {
    contested.forEach(one -> tell(one.entry(), outcome, care));
    stores.entries().decide(contested.stream().map(Contested::seq).toList(), outcome);
  }

  private void tell(JournalEntry entry, Outcome outcome, Care care) {
    Envelope event = entry.envelope();
    JournalEntry told =
        new JournalEntry(entry.localOrder(), entry.origin(), entry.position(), event, outcome);
    switch (outcome) {
      case POSTED -> {
        event.claim().ifPresent(it -> stores.claims().assign(it, site.peer(), event.id()));
        handling.apply(told, care);
      }
      case SUPERSEDED -> handling.discarded(told, DiscardReason.SUPERSEDED, care);
      case BEYOND_CUT -> handling.discarded(told, DiscardReason.BEYOND_CUT, care);
      case EFFECTIVE, PENDING, CONTESTED ->
          throw new IllegalArgumentException(outcome + " decides nothing about " + entry);
    }
  }
}
