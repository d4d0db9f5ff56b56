package dev.twinsite.app.simulation;

import dev.twinsite.replication.Envelope;
import dev.twinsite.replication.Fence;
import dev.twinsite.replication.Journal;
import dev.twinsite.replication.JournalEntry;
import dev.twinsite.replication.Ticket;
import dev.twinsite.site.DecisionMode;
import dev.twinsite.site.Durability;
import dev.twinsite.site.Epoch;
import dev.twinsite.site.Position;
import dev.twinsite.site.SiteName;
import dev.twinsite.site.SiteState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The events of one site, in order. What a transaction appends counts when it commits. */
final class ListJournal implements Journal {

  private final SiteName site;
  private final List<Envelope> uncommitted = new ArrayList<>();
  private final List<JournalEntry> entries = new ArrayList<>();
  private DecisionMode mode = DecisionMode.BOTH_SITES;
  private Epoch epoch = Epoch.FIRST;
  private boolean understands = true;

  ListJournal(SiteName site) {
    this.site = site;
  }

  void decideAs(DecisionMode next) {
    mode = next;
    epoch = epoch.next();
  }

  /** Whether the peer has announced the newer kinds of event. */
  void peerUnderstands(boolean everything) {
    understands = everything;
  }

  @Override
  public boolean peerUnderstands(String kind) {
    return understands;
  }

  DecisionMode mode() {
    return mode;
  }

  List<JournalEntry> entries() {
    return entries;
  }

  void commit() {
    for (Envelope envelope : uncommitted) {
      int number = entries.size() + 1;
      entries.add(new JournalEntry(number, site, Position.of(1, number), envelope));
    }
    uncommitted.clear();
  }

  void rollback() {
    uncommitted.clear();
  }

  @Override
  public Fence enter() {
    return new Fence(epoch, SiteState.ACTIVE, SiteState.ACTIVE, mode);
  }

  @Override
  public Ticket append(Envelope envelope) {
    uncommitted.add(envelope);
    return new Ticket(entries.size() + uncommitted.size());
  }

  @Override
  public Optional<Ticket> ticket(UUID eventId) {
    return entries.stream()
        .filter(entry -> entry.envelope().id().equals(eventId))
        .map(entry -> new Ticket(entry.position().number()))
        .findFirst();
  }

  @Override
  public CompletionStage<Durability> durability(Ticket ticket, boolean decisive, Duration limit) {
    return CompletableFuture.completedStage(Durability.ONE_SITE);
  }
}
