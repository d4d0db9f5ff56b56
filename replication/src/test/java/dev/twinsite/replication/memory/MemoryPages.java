package dev.twinsite.replication.memory;

import dev.twinsite.replication.Cursor;
import dev.twinsite.replication.JournalEntry;
import dev.twinsite.replication.JournalReader.KindDigest;
import dev.twinsite.replication.JournalReader.Page;
import dev.twinsite.replication.Outcome;
import dev.twinsite.replication.engine.Pages;
import dev.twinsite.replication.memory.Tables.RegencyRow;
import dev.twinsite.replication.protocol.Digest;
import dev.twinsite.site.Position;
import dev.twinsite.site.SiteName;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;

/** Both streams for readers. */
final class MemoryPages implements Pages {

  private final Tables tables;

  MemoryPages(Tables tables) {
    this.tables = tables;
  }

  @Override
  public Cursor head() {
    return cursorAt(tables.lastLocalOrder.get(), Cursor.START);
  }

  @Override
  public Page read(Cursor since, Collection<String> topics, int limit) {
    return read(since, row -> !Collections.disjoint(row.envelope().topics(), topics), limit);
  }

  @Override
  public Page readAll(Cursor since, int limit) {
    return read(since, row -> true, limit);
  }

  private Page read(Cursor since, Predicate<Row> which, int limit) {
    List<JournalEntry> found = new ArrayList<>();
    for (Row row : tables.order().tailMap(before(since), false).values()) {
      if (found.size() == limit) {
        break;
      }
      boolean fresh = row.position().isAfter(since.of(row.origin()));
      if (fresh && which.test(row)) {
        found.add(row.entry());
      }
    }
    long reached =
        found.size() < limit
            ? tables.lastLocalOrder.get()
            : found.get(found.size() - 1).localOrder();
    return new Page(found, cursorAt(reached, since));
  }

  /** The local order before the first event that lies behind the cursor. */
  private long before(Cursor since) {
    long first = tables.lastLocalOrder.get();
    for (SiteName origin : List.of(tables.self, tables.peer)) {
      var next = tables.placesOf(origin).higherEntry(since.of(origin));
      first = next == null ? first : Math.min(first, next.getValue().localOrder() - 1);
    }
    return first;
  }

  private Cursor cursorAt(long localOrder, Cursor atLeast) {
    Cursor cursor = atLeast;
    List<SiteName> missing = new ArrayList<>(List.of(tables.self, tables.peer));
    for (Row row : tables.order().headMap(localOrder, true).descendingMap().values()) {
      if (missing.remove(row.origin())) {
        cursor = cursor.after(row.origin(), row.position());
      }
      if (missing.isEmpty()) {
        break;
      }
    }
    return cursor;
  }

  @Override
  public List<JournalEntry> find(Collection<UUID> eventIds, Collection<String> topics) {
    return tables.order().values().stream()
        .filter(row -> eventIds.contains(row.envelope().id()))
        .filter(row -> !Collections.disjoint(row.envelope().topics(), topics))
        .map(Row::entry)
        .toList();
  }

  @Override
  public Map<String, KindDigest> digest(Cursor upTo) {
    Map<String, List<Digest>> digests = new TreeMap<>();
    for (Row row : tables.order().values()) {
      if (upTo.of(row.origin()).covers(row.position())) {
        digests
            .computeIfAbsent(row.envelope().kind(), kind -> new ArrayList<>())
            .add(row.mark().orElseThrow().digest());
      }
    }
    Map<String, KindDigest> sums = new TreeMap<>();
    digests.forEach((kind, each) -> sums.put(kind, sum(each)));
    return sums;
  }

  @Override
  public List<JournalEntry> postedAlone(Position after, int limit) {
    Optional<RegencyRow> regency =
        tables.regencies().values().stream()
            .filter(row -> row.regency().regent().equals(tables.self))
            .max(Comparator.comparing(row -> row.regency().epoch()));
    return regency.stream()
        .flatMap(
            row ->
                tables.placesOf(tables.self).tailMap(row.acknowledged(), false).values().stream())
        .filter(row -> row.outcome() == Outcome.POSTED)
        .map(Row::entry)
        .filter(entry -> entry.position().isAfter(after))
        .limit(limit)
        .toList();
  }

  private static KindDigest sum(List<Digest> digests) {
    BigInteger sum =
        digests.stream()
            .map(digest -> BigInteger.valueOf(ByteBuffer.wrap(digest.bytes()).getLong()))
            .reduce(BigInteger.ZERO, BigInteger::add);
    return KindDigest.ofSum(digests.size(), sum);
  }
}
