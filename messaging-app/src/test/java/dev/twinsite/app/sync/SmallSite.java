package dev.twinsite.app.sync;

import dev.twinsite.app.wire.DomainEventCodec;
import dev.twinsite.event.DomainEvent;
import dev.twinsite.event.MemberAdded;
import dev.twinsite.event.MemberRemoved;
import dev.twinsite.event.MessageDeleted;
import dev.twinsite.event.MessageEdited;
import dev.twinsite.event.MessagePosted;
import dev.twinsite.event.ReadMarkerMoved;
import dev.twinsite.event.RoomOpened;
import dev.twinsite.identity.Username;
import dev.twinsite.memory.MemoryDeposits;
import dev.twinsite.memory.MemoryMessages;
import dev.twinsite.memory.MemoryReadMarkers;
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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/** Rooms, messages and the journal of a site in memory, and those who look for news there. */
public final class SmallSite implements JournalReader {

  public final SiteName name;
  public final News news;
  final NewsRounds rounds;

  private final DomainEventCodec codec = new DomainEventCodec();
  private final MemoryRooms rooms = new MemoryRooms();
  private final MessagingApplier applier;
  private final List<JournalEntry> entries = new ArrayList<>();
  private final List<CompletableFuture<Void>> waiting = new ArrayList<>();
  private Runnable beforeRead = () -> {};
  private int reads;

  public SmallSite(SitePair sites) {
    name = sites.own();
    var messages = new MemoryMessages(rooms);
    var transfers = new MemoryTransfers();
    var conversations = new Conversations(rooms, messages, transfers);
    var present =
        new Present(new MemoryUsers(), rooms, conversations, transfers, new MemoryDeposits());
    applier = new MessagingApplier(rooms, messages, new MemoryReadMarkers(rooms));
    news = new News(this, conversations, sites, codec, present);
    rounds = new NewsRounds(news);
  }

  /** Something that gets in between whenever somebody is about to read the journal. */
  void beforeRead(Runnable disturbance) {
    beforeRead = disturbance;
  }

  public int reads() {
    return reads;
  }

  public List<Username> members(RoomOpening room) {
    return rooms.members(room);
  }

  public boolean knows(RoomOpening room) {
    return rooms.find(room).isPresent();
  }

  /** A fact is accepted here. */
  public JournalEntry accept(DomainEvent event) {
    var position = Position.of(1, head().of(name).number() + 1);
    var entry = new JournalEntry(0, name, position, codec.encode(event, name));
    hold(entry);
    return entry;
  }

  /** A fact of either site takes its place here. */
  public void hold(JournalEntry entry) {
    DomainEvent event = codec.decode(entry);
    if (event instanceof RoomOpened opened) {
      applier.apply(opened, entry.origin());
    } else if (event instanceof MemberAdded added) {
      applier.apply(added, entry.origin());
    } else if (event instanceof MemberRemoved removed) {
      applier.apply(removed, entry.origin());
    } else if (event instanceof MessageEdited edited) {
      applier.apply(edited, entry.origin());
    } else if (event instanceof MessageDeleted deleted) {
      applier.apply(deleted, entry.origin());
    } else if (event instanceof ReadMarkerMoved moved) {
      applier.apply(moved);
    } else {
      applier.apply((MessagePosted) event, entry.origin());
    }
    entries.add(
        new JournalEntry(entries.size() + 1, entry.origin(), entry.position(), entry.envelope()));
    List<CompletableFuture<Void>> told = List.copyOf(waiting);
    waiting.clear();
    told.forEach(one -> one.complete(null));
  }

  @Override
  public Cursor head() {
    return reached(entries.size(), Cursor.START);
  }

  @Override
  public Page read(Cursor since, Collection<String> topics, int limit) {
    return read(since, limit, topics::contains);
  }

  @Override
  public Page readAll(Cursor since, int limit) {
    return read(since, limit, topic -> true);
  }

  private Page read(Cursor since, int limit, Predicate<String> isAskedFor) {
    reads++;
    beforeRead.run();
    List<JournalEntry> found =
        entries.stream()
            .filter(entry -> entry.position().isAfter(since.of(entry.origin())))
            .filter(entry -> entry.envelope().topics().stream().anyMatch(isAskedFor))
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
    var told = new CompletableFuture<Void>();
    if (since.covers(head())) {
      waiting.add(told);
    } else {
      told.complete(null);
    }
    return told;
  }

  @Override
  public Map<String, KindDigest> digest(Cursor upTo) {
    return Map.of();
  }

  @Override
  public List<JournalEntry> postedAlone(Position after, int limit) {
    return List.of();
  }
}
