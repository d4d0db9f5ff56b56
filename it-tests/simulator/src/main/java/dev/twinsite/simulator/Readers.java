package dev.twinsite.simulator;

import dev.twinsite.app.wire.Topics;
import dev.twinsite.identity.Username;
import dev.twinsite.messaging.RoomId;
import dev.twinsite.messaging.RoomOpening;
import dev.twinsite.replication.Cursor;
import dev.twinsite.replication.JournalEntry;
import dev.twinsite.replication.JournalReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Clients that follow the events with a cursor, now at one site and now at the other. */
final class Readers {

  private static final class Reader {
    Cursor cursor = Cursor.START;
    final Set<UUID> seen = new HashSet<>();
  }

  private final World world;
  private final Set<String> topics = new HashSet<>();
  private final List<Reader> readers = List.of(new Reader(), new Reader());
  private boolean resting;

  Readers(World world, RoomId room) {
    this.world = world;
    for (SimulatedSite site : world.sites()) {
      topics.add(Topics.room(new RoomOpening(room, site.name)));
    }
    for (Username name : Clients.PEOPLE) {
      topics.add(Topics.user(name));
    }
  }

  void go() {
    if (!resting) {
      SimulatedSite site = world.dice.oneOf(world.sites());
      if (site.isOpen()) {
        read(world.dice.oneOf(readers), site, world.dice.between(1, 30));
      }
      world.time.in(world.dice.nanosBetween(100_000_000, 1_500_000_000), this::go);
    }
  }

  void rest() {
    resting = true;
  }

  private int read(Reader reader, SimulatedSite site, int limit) {
    JournalReader.Page page = site.disk().journal.pages().read(reader.cursor, topics, limit);
    for (JournalEntry entry : page.entries()) {
      if (!reader.seen.add(entry.envelope().id())) {
        world.violated("a reader at " + site + " got " + entry + " again");
      }
      if (reader.cursor.of(entry.origin()).covers(entry.position())) {
        world.violated("a reader at " + site + " got " + entry + " behind " + reader.cursor);
      }
    }
    reader.cursor = page.cursor();
    return page.entries().size();
  }

  /** Everybody reads to the end, and must have seen everything there is. */
  void finish() {
    for (Reader reader : readers) {
      boolean more = true;
      while (more) {
        more = read(reader, world.dice.oneOf(world.sites()), 50) > 0;
      }
      world.sites().forEach(site -> check(reader, site));
    }
  }

  private void check(Reader reader, SimulatedSite site) {
    List<JournalEntry> missing = new ArrayList<>();
    for (JournalEntry entry : site.disk().journal.inLocalOrder()) {
      boolean asked = !Collections.disjoint(entry.envelope().topics(), topics);
      if (asked && !reader.seen.contains(entry.envelope().id())) {
        missing.add(entry);
      }
    }
    if (!missing.isEmpty()) {
      world.violated("a reader has never got " + missing.get(0) + ", which " + site + " holds");
    }
  }
}
