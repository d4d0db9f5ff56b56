package dev.twinsite.app.sync;

import dev.twinsite.app.wire.DomainEventCodec;
import dev.twinsite.event.DomainEvent;
import dev.twinsite.event.MemberAdded;
import dev.twinsite.event.MemberRemoved;
import dev.twinsite.event.MessagePosted;
import dev.twinsite.event.RoomOpened;
import dev.twinsite.identity.Username;
import dev.twinsite.memory.MemoryDeposits;
import dev.twinsite.memory.MemoryMessages;
import dev.twinsite.memory.MemoryRooms;
import dev.twinsite.memory.MemoryTransfers;
import dev.twinsite.memory.MemoryUsers;
import dev.twinsite.messaging.RoomOpening;
import dev.twinsite.messaging.jpa.MessagingApplier;
import dev.twinsite.messaging.usecase.Conversations;
import dev.twinsite.replication.Cursor;
import dev.twinsite.replication.JournalEntry;
import dev.twinsite.replication.JournalReader;
import dev.twinsite.site.Position;
import dev.twinsite.site.SiteName;
import dev.twinsite.site.SitePair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Rooms, messages and the journal of a site in memory, and those who look for news there. */
final class SmallSite implements JournalReader {

  final SiteName name;
  final News news;
  final NewsRounds rounds;

  private final DomainEventCodec codec = new DomainEventCodec();
  private final MemoryRooms rooms = new MemoryRooms();
  private final MessagingApplier applier;
  private final List<JournalEntry> entries = new ArrayList<>();
  private Runnable beforeRead = () -> {};
  private int reads;

  SmallSite(SitePair sites) {
    name = sites.own();
    var messages = new MemoryMessages(rooms);
    var transfers = new MemoryTransfers();
    var conversations = new Conversations(rooms, messages, transfers);
    var present =
        new Present(new MemoryUsers(), rooms, conversations, transfers, new MemoryDeposits());
    applier = new MessagingApplier(rooms, messages);
    news = new News(this, conversations, sites, codec, present);
    rounds = new NewsRounds(news);
  }

  /** Something that gets in between whenever somebody is about to read the journal. */
  void beforeRead(Runnable disturbance) {
    beforeRead = disturbance;
  }

  int reads() {
    return reads;
  }

  List<Username> members(RoomOpening room) {
    return rooms.members(room);
  }

  boolean knows(RoomOpening room) {
    return rooms.find(room).isPresent();
  }

  /** A fact is accepted here. */
  JournalEntry accept(DomainEvent event) {
    var position = Position.of(1, head().of(name).number() + 1);
    var entry = new JournalEntry(0, name, position, codec.encode(event, name));
    hold(entry);
    return entry;
  }

  /** A fact of either site takes its place here. */
  void hold(JournalEntry entry) {
    DomainEvent event = codec.decode(entry);
    if (event instanceof RoomOpened opened) {
      applier.apply(opened, entry.origin());
    } else if (event instanceof MemberAdded added) {
      applier.apply(added, entry.origin());
    } else if (event instanceof MemberRemoved removed) {
      applier.apply(removed, entry.origin());
    } else {
      applier.apply((MessagePosted) event, entry.origin());
    }
    entries.add(
        new JournalEntry(entries.size() + 1, entry.origin(), entry.position(), entry.envelope()));
  }

  @Override
  public Cursor head() {
    return reached(entries.size(), Cursor.START);
  }

  @Override
  public Page read(Cursor since, Collection<String> topics, int limit) {
    reads++;
    beforeRead.run();
    List<JournalEntry> found =
        entries.stream()
            .filter(entry -> entry.position().isAfter(since.of(entry.origin())))
            .filter(entry -> !Collections.disjoint(entry.envelope().topics(), topics))
            .limit(limit)
            .toList();
    long last = found.size() < limit ? entries.size() : found.get(limit - 1).localOrder();
    return new Page(found, reached(last, since));
  }

  private Cursor reached(long localOrder, Cursor atLeast) {
    Cursor cursor = atLeast;
    for (JournalEntry entry : entries.subList(0, (int) localOrder)) {
      cursor = cursor.after(entry.origin(), entry.position());
    }
    return cursor;
  }

  @Override
  public CompletionStage<Void> news(Cursor since, Duration limit) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public Map<String, KindDigest> digest(Cursor upTo) {
    return Map.of();
  }
}
