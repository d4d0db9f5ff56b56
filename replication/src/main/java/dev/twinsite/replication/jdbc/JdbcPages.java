package dev.twinsite.replication.jdbc;

import dev.twinsite.replication.Cursor;
import dev.twinsite.replication.JournalEntry;
import dev.twinsite.replication.JournalReader.KindDigest;
import dev.twinsite.replication.JournalReader.Page;
import dev.twinsite.replication.ReplicationConfig;
import dev.twinsite.replication.engine.Pages;
import dev.twinsite.site.Position;
import dev.twinsite.site.SiteName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Reads both streams in local order. Local orders become visible without gaps, so whatever lies up
 * to a local order that has been seen is complete, and the positions reached there make a cursor
 * that is good at either site.
 */
final class JdbcPages implements Pages {

  private record Kind(String name, KindDigest digest) {}

  private final Database database;
  private final SiteName self;
  private final SiteName peer;

  JdbcPages(Database database, ReplicationConfig config) {
    this.database = database;
    this.self = config.self();
    this.peer = config.peer();
  }

  @Override
  public Cursor head() {
    return cursorAt(lastLocalOrder(), Cursor.START);
  }

  @Override
  public Page read(Cursor since, Collection<String> topics, int limit) {
    long last = lastLocalOrder();
    return page(
        since, topics.isEmpty() ? List.of() : find(since, topics, limit, last), limit, last);
  }

  @Override
  public Page readAll(Cursor since, int limit) {
    long last = lastLocalOrder();
    return page(since, behind(since, "", List.of(), limit, last), limit, last);
  }

  private Page page(Cursor since, List<JournalEntry> found, int limit, long last) {
    long reached = found.size() < limit ? last : found.get(found.size() - 1).localOrder();
    return new Page(found, cursorAt(reached, since));
  }

  @Override
  public List<JournalEntry> find(Collection<UUID> eventIds, Collection<String> topics) {
    return database.list(
        """
        select %s from journal.entry e
        where e.event_id = any (?) and e.topics && ? and e.local_order is not null
        order by e.local_order\
        """
            .formatted(Columns.ENTRY),
        Columns::entry,
        Database.ids(eventIds),
        Database.texts(topics));
  }

  @Override
  public Map<String, KindDigest> digest(Cursor upTo) {
    Map<String, KindDigest> digests = new TreeMap<>();
    database
        .list(
            """
            select e.kind, count(*), sum(('x' || encode(substring(e.digest for 8), 'hex'))::bit(64)::bigint::numeric)
            from journal.entry e
            where (e.origin = ? and (e.incarnation, e.number) <= (?, ?))
              or (e.origin = ? and (e.incarnation, e.number) <= (?, ?))
            group by e.kind\
            """,
            JdbcPages::kind,
            self.value(),
            upTo.of(self).incarnation().value(),
            upTo.of(self).number(),
            peer.value(),
            upTo.of(peer).incarnation().value(),
            upTo.of(peer).number())
        .forEach(kind -> digests.put(kind.name(), kind.digest()));
    return digests;
  }

  @Override
  public List<JournalEntry> postedAlone(Position after, int limit) {
    return database.list(
        """
        select %s from journal.entry e, (
          select * from journal.regency where regent = ? order by epoch desc limit 1) r
        where e.origin = r.regent and e.outcome = 'POSTED' and e.number is not null
          and (e.incarnation, e.number) > (coalesce(r.acked_incarnation, 0), coalesce(r.acked_number, 0))
          and (e.incarnation, e.number) > (?, ?)
        order by e.incarnation, e.number limit ?\
        """
            .formatted(Columns.ENTRY),
        Columns::entry,
        self.value(),
        after.incarnation().value(),
        after.number(),
        limit);
  }

  private List<JournalEntry> find(Cursor since, Collection<String> topics, int limit, long last) {
    return behind(since, "and e.topics && ?", List.of(Database.texts(topics)), limit, last);
  }

  /** The events behind the cursor that also meet the condition. */
  private List<JournalEntry> behind(
      Cursor since, String condition, List<Object> parameters, int limit, long last) {
    Position own = since.of(self);
    Position other = since.of(peer);
    var all = new ArrayList<Object>();
    all.add(Math.min(before(self, own, last), before(peer, other, last)));
    all.add(last);
    all.addAll(parameters);
    all.addAll(
        List.of(
            self.value(),
            own.incarnation().value(),
            other.incarnation().value(),
            self.value(),
            own.number(),
            other.number(),
            limit));
    return database.list(
        """
        select %s from journal.entry e
        where e.local_order > ? and e.local_order <= ? %s
          and (e.incarnation, e.number) >
            (case when e.origin = ? then ? else ? end, case when e.origin = ? then ? else ? end)
        order by e.local_order limit ?\
        """
            .formatted(Columns.ENTRY, condition),
        Columns::entry,
        all.toArray());
  }

  /** The local order before the first event of an origin that lies behind a place. */
  private long before(SiteName origin, Position place, long last) {
    return database
        .number(
            """
            select local_order - 1 from journal.entry
            where origin = ? and number is not null and (incarnation, number) > (?, ?)
            order by incarnation, number limit 1\
            """,
            origin.value(),
            place.incarnation().value(),
            place.number())
        .orElse(last);
  }

  private long lastLocalOrder() {
    return database.number("select local_order from journal.counter").orElse(0);
  }

  private Cursor cursorAt(long localOrder, Cursor atLeast) {
    Cursor cursor = atLeast;
    for (SiteName origin : List.of(self, peer)) {
      Optional<Position> reached = reached(origin, localOrder);
      cursor = reached.isPresent() ? cursor.after(origin, reached.get()) : cursor;
    }
    return cursor;
  }

  private Optional<Position> reached(SiteName origin, long localOrder) {
    return database.first(
        """
        select incarnation, number from journal.entry
        where origin = ? and local_order <= ? order by local_order desc limit 1\
        """,
        row -> Position.of(row.getLong(1), row.getLong(2)),
        origin.value(),
        localOrder);
  }

  private static Kind kind(ResultSet row) throws SQLException {
    return new Kind(
        row.getString(1), KindDigest.ofSum(row.getLong(2), row.getBigDecimal(3).toBigInteger()));
  }
}
