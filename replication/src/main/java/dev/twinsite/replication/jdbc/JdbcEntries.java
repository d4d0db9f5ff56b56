package dev.twinsite.replication.jdbc;

import static dev.twinsite.replication.jdbc.Database.array;
import static dev.twinsite.replication.jdbc.Database.bytes;
import static dev.twinsite.replication.jdbc.Database.longs;
import static dev.twinsite.replication.jdbc.Database.texts;

import dev.twinsite.replication.Outcome;
import dev.twinsite.replication.engine.Entries;
import dev.twinsite.replication.engine.LocalOrder;
import dev.twinsite.replication.protocol.Digest;
import dev.twinsite.replication.protocol.RebuiltEvent;
import dev.twinsite.site.Position;
import dev.twinsite.site.SiteName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Both streams in the table {@code entry}. */
final class JdbcEntries implements Entries {

  static final String DIGEST_AT =
      "select digest from journal.entry where origin = ? and incarnation = ? and number = ?";

  private static final String COLUMNS =
      """
      (origin, incarnation, number, local_order, digest, kind, event_id, decisive, claim, clock,
        topics, payload, outcome)
      """;

  /** Events in their order, behind a local order that is given or taken. */
  private static final String ROWS =
      """
      select v.origin, v.incarnation, v.number, %s + v.place, v.digest, v.kind, v.event_id,
        v.decisive, v.claim, v.clock, v.topics::text[], v.payload, v.outcome
      from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) with ordinality v (origin, incarnation,
        number, digest, kind, event_id, decisive, claim, clock, topics, payload, outcome, place)""";

  private final Database database;

  JdbcEntries(Database database) {
    this.database = database;
  }

  static Optional<Digest> digestAt(Database database, SiteName origin, Position position) {
    return database.first(
        DIGEST_AT,
        JdbcEntries::digest,
        origin.value(),
        position.incarnation().value(),
        position.number());
  }

  @Override
  public void store(List<Arrived> events, long localOrder) {
    if (events.isEmpty()) {
      return;
    }
    write("insert into journal.entry " + COLUMNS + ROWS.formatted("?::bigint"), localOrder, events);
  }

  /** An update waits for the row like a lock does, and then sees it as the last one left it. */
  @Override
  public void store(List<Arrived> events, LocalOrder localOrder) {
    write(
        """
        with counter as (
          update journal.counter set local_order = local_order + s.size from (select ?::bigint) s (size)
          returning local_order - s.size as last)
        insert into journal.entry %s %s, counter c"""
            .formatted(COLUMNS, ROWS.formatted("c.last")),
        events.size(),
        events);
  }

  private void write(String sql, long number, List<Arrived> events) {
    database.update(
        sql,
        number,
        column(events, "text", event -> event.origin().value()),
        column(events, "bigint", event -> event.mark().position().incarnation().value()),
        column(events, "bigint", event -> event.mark().position().number()),
        bytes(events.stream().map(event -> event.mark().digest().bytes()).toList()),
        column(events, "text", event -> event.envelope().kind()),
        column(events, "uuid", event -> event.envelope().id()),
        column(events, "boolean", event -> event.envelope().decisive()),
        claims(events),
        column(events, "bigint", event -> event.envelope().clock()),
        texts(events.stream().map(event -> literal(event.envelope().topics())).toList()),
        bytes(events.stream().map(event -> event.envelope().payload()).toList()),
        column(events, "text", event -> event.outcome().name()));
  }

  @Override
  public Optional<Digest> digestAt(SiteName origin, Position position) {
    return digestAt(database, origin, position);
  }

  @Override
  public boolean hasPostedBehind(SiteName origin, Position place) {
    return database.any(
        """
        select seq from journal.entry
        where origin = ? and number is not null and (incarnation, number) > (?, ?)
          and outcome = 'POSTED' limit 1""",
        origin.value(),
        place.incarnation().value(),
        place.number());
  }

  @Override
  public boolean hasContested() {
    return database.any(
        """
        select seq from journal.entry where outcome = 'CONTESTED'
        order by incarnation, number limit 1""");
  }

  @Override
  public List<Contested> contested(Collection<UUID> ids) {
    return database.list(
        """
        select e.seq, %s from journal.entry e
        where e.outcome = 'CONTESTED' and e.event_id = any (?)
        order by e.incarnation, e.number"""
            .formatted(Columns.ENTRY),
        JdbcEntries::contested,
        Database.ids(ids));
  }

  @Override
  public List<Contested> contested(Position upTo, int limit) {
    return database.list(
        """
        select e.seq, %s from journal.entry e
        where e.outcome = 'CONTESTED' and (e.incarnation, e.number) <= (?, ?)
        order by e.incarnation, e.number limit ?"""
            .formatted(Columns.ENTRY),
        JdbcEntries::contested,
        upTo.incarnation().value(),
        upTo.number(),
        limit);
  }

  @Override
  public void decide(Collection<Long> seqs, Outcome outcome) {
    if (!seqs.isEmpty()) {
      database.update(
          "update journal.entry set outcome = ? where seq = any (?)", outcome.name(), longs(seqs));
    }
  }

  @Override
  public List<Position> discarded(SiteName origin, Position since, Position upTo) {
    return database.list(
        """
        select incarnation, number from journal.entry
        where outcome in ('CONTESTED', 'SUPERSEDED', 'BEYOND_CUT') and origin = ?
          and (incarnation, number) > (?, ?) and (incarnation, number) <= (?, ?)
        order by incarnation, number""",
        row -> Position.of(row.getLong(1), row.getLong(2)),
        origin.value(),
        since.incarnation().value(),
        since.number(),
        upTo.incarnation().value(),
        upTo.number());
  }

  @Override
  public List<RebuiltEvent> inLocalOrder(long after, int events, int bytes) {
    return database.list(
        """
        select * from (
          select e.*, row_number() over w as place,
            sum(octet_length(e.payload) + 350) over w as bytes
          from (
            select %s, e.digest from journal.entry e
            where e.local_order > ? order by e.local_order limit ?) e
          window w as (order by e.local_order)) e
        where e.place = 1 or e.bytes <= ? order by e.local_order"""
            .formatted(Columns.ENTRY),
        JdbcEntries::rebuilt,
        after,
        events,
        bytes);
  }

  @Override
  public OptionalLong localOrderOf(long seq) {
    return database.number("select local_order from journal.entry where seq = ?", seq);
  }

  @Override
  public long lastOf(SiteName origin) {
    return database
        .number(
            """
            select local_order from journal.entry
            where origin = ? and local_order is not null order by local_order desc limit 1""",
            origin.value())
        .orElse(0);
  }

  static Digest digest(ResultSet row) throws SQLException {
    return Digest.of(row.getBytes("digest"));
  }

  private static RebuiltEvent rebuilt(ResultSet row) throws SQLException {
    return new RebuiltEvent(
        row.getLong("local_order"),
        new SiteName(row.getString("origin")),
        Columns.mark(row),
        Outcome.valueOf(row.getString("outcome")),
        Columns.envelope(row));
  }

  private static Contested contested(ResultSet row) throws SQLException {
    return new Contested(row.getLong("seq"), Columns.entry(row));
  }

  private static Database.Parameter column(
      List<Arrived> events, String type, Function<Arrived, Object> value) {
    return array(type, events.stream().map(value).toArray());
  }

  private static Database.Parameter claims(List<Arrived> events) {
    return array(
        "text", events.stream().map(event -> event.envelope().claim().orElse(null)).toArray());
  }

  /** An array cannot hold arrays of different lengths, so each list travels as a literal. */
  private static String literal(List<String> topics) {
    return topics.stream()
        .map(topic -> '"' + topic.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
        .collect(Collectors.joining(",", "{", "}"));
  }
}
