package dev.twinsite.replication.jdbc;

import static dev.twinsite.replication.jdbc.Database.longs;

import dev.twinsite.replication.Envelope;
import dev.twinsite.replication.engine.LocalOrder;
import dev.twinsite.replication.engine.OwnStream;
import dev.twinsite.replication.protocol.Digest;
import dev.twinsite.replication.protocol.Life;
import dev.twinsite.replication.protocol.Mark;
import dev.twinsite.replication.protocol.Numbering.Numbered;
import dev.twinsite.replication.protocol.Numbering.Unnumbered;
import dev.twinsite.site.Incarnation;
import dev.twinsite.site.Position;
import dev.twinsite.site.SiteName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** This site's own stream in the tables {@code entry} and {@code life}. */
final class JdbcOwnStream implements OwnStream {

  private static final String LIFE =
      "select incarnation, number, digest, before_incarnation, before_number, before_digest"
          + " from journal.life ";

  private static final String UNNUMBERED =
      "select e.seq, %s from journal.entry e where e.number is null order by e.seq limit ?"
          .formatted(Columns.ENVELOPE);

  private static final String PLACE =
      """
      with life as (
        update journal.life set number = ?, digest = ? where incarnation = ?)%s
      update journal.entry e
        set incarnation = ?, number = v.number, local_order = v.local_order, digest = v.digest
        from unnest(?, ?, ?, ?) v (seq, number, local_order, digest)
        where e.seq = v.seq""";

  private static final String AFTER =
      """
      select * from (
        select e.*, row_number() over w as place,
          sum(octet_length(e.payload) + 250) over w as bytes
        from (
          select %s, e.number from journal.entry e
          where e.origin = ? and e.incarnation = ? and e.number > ?
          order by e.number limit ?) e
        window w as (order by e.number)) e
      where e.place = 1 or e.bytes <= ? order by e.number"""
          .formatted(Columns.ENVELOPE);

  private final Database database;
  private final SiteName self;

  JdbcOwnStream(Database database, SiteName self) {
    this.database = database;
    this.self = self;
  }

  @Override
  public OptionalLong append(Envelope event) {
    return database.number(
        "select journal.append(?, ?, ?, ?, ?::text, ?, ?, ?)",
        self.value(),
        event.kind(),
        event.id(),
        event.decisive(),
        event.claim().orElse(null),
        event.clock(),
        Database.texts(event.topics()),
        event.payload());
  }

  @Override
  public OptionalLong seqOf(UUID eventId) {
    return database.number(
        "select seq from journal.entry where event_id = ? and origin = ? order by seq limit 1",
        eventId,
        self.value());
  }

  @Override
  public Optional<Life> life() {
    return database.first(LIFE + "where not ended", JdbcOwnStream::life);
  }

  @Override
  public Optional<Life> life(Incarnation incarnation) {
    return database.first(LIFE + "where incarnation = ?", JdbcOwnStream::life, incarnation.value());
  }

  @Override
  public Optional<Life> lifeAfter(Incarnation incarnation) {
    return database.first(
        LIFE + "where incarnation > ? order by incarnation limit 1",
        JdbcOwnStream::life,
        incarnation.value());
  }

  @Override
  public void begin(Life life) {
    database.update("update journal.life set ended = true where not ended");
    Optional<Mark> before = life.predecessor();
    database.update(
        """
        insert into journal.life
          (incarnation, number, digest, before_incarnation, before_number, before_digest)
          values (?, ?, ?, ?::bigint, ?::bigint, ?::bytea)""",
        life.incarnation().value(),
        life.end().position().number(),
        life.end().digest().bytes(),
        before.map(mark -> mark.position().incarnation().value()).orElse(null),
        before.map(mark -> mark.position().number()).orElse(null),
        before.map(mark -> mark.digest().bytes()).orElse(null));
  }

  @Override
  public void recall(Mark end) {
    database.update(
        "insert into journal.life (incarnation, number, digest, ended) values (?, ?, ?, true)",
        end.position().incarnation().value(),
        end.position().number(),
        end.digest().bytes());
  }

  @Override
  public boolean hasUnnumbered() {
    return database.any("select seq from journal.entry where number is null order by seq limit 1");
  }

  @Override
  public List<Unnumbered> unnumbered(int limit) {
    return database.list(UNNUMBERED, JdbcOwnStream::unnumbered, limit);
  }

  @Override
  public Backlog lockBacklog(LocalOrder localOrder, int limit) {
    return database.together(
        String.join(";", JdbcLocalOrder.LOCK, LIFE + "where not ended", UNNUMBERED),
        results ->
            new Backlog(
                results.next(row -> row.getLong(1)).get(0),
                results.next(JdbcOwnStream::life).stream().findFirst(),
                results.next(JdbcOwnStream::unnumbered)),
        limit);
  }

  @Override
  public void place(List<Numbered> events, LocalOrder localOrder) {
    Numbered last = events.get(events.size() - 1);
    place(
        PLACE.formatted(", counter as (update journal.counter set local_order = ?)"),
        events,
        last.localOrder());
  }

  @Override
  public void place(List<Numbered> events) {
    place(PLACE.formatted(""), events);
  }

  private void place(String sql, List<Numbered> events, Object... more) {
    Mark end = events.get(events.size() - 1).mark();
    long incarnation = end.position().incarnation().value();
    Stream<Object> parameters =
        Stream.of(
            incarnation,
            longs(events.stream().map(Numbered::seq).toList()),
            longs(events.stream().map(event -> event.mark().position().number()).toList()),
            longs(events.stream().map(Numbered::localOrder).toList()),
            Database.bytes(events.stream().map(event -> event.mark().digest().bytes()).toList()));
    Stream<Object> ends = Stream.of(end.position().number(), end.digest().bytes(), incarnation);
    database.update(
        sql, Stream.of(ends, Arrays.stream(more), parameters).flatMap(it -> it).toArray());
  }

  @Override
  public List<Envelope> after(Position position, int events, int bytes) {
    return database.list(
        AFTER,
        Columns::envelope,
        self.value(),
        position.incarnation().value(),
        position.number(),
        events,
        bytes);
  }

  @Override
  public Stretch stretch(Position behind, int events, int bytes) {
    long incarnation = behind.incarnation().value();
    Optional<Digest> start =
        behind.number() == 0 ? life(behind.incarnation()).map(this::startOf) : Optional.empty();
    return database.together(
        String.join(";", JdbcEntries.DIGEST_AT, AFTER),
        results ->
            new Stretch(
                start.or(first(results.next(JdbcEntries::digest))),
                results.next(Columns::envelope)),
        self.value(),
        incarnation,
        behind.number(),
        self.value(),
        incarnation,
        behind.number(),
        events,
        bytes);
  }

  private Digest startOf(Life life) {
    return life.start(self).digest();
  }

  private static Supplier<Optional<Digest>> first(List<Digest> stored) {
    return () -> stored.stream().findFirst();
  }

  @Override
  public Optional<Digest> digestAt(Position position) {
    return life(position.incarnation())
        .flatMap(life -> knownTo(life, position))
        .or(() -> stored(position));
  }

  @Override
  public boolean hasPending() {
    return database.any(
        """
        select seq from journal.entry where outcome = 'PENDING'
        order by incarnation, number limit 1""");
  }

  @Override
  public List<Pending> pending(Position upTo, int limit) {
    return database.list(
        """
        select e.seq, %s from journal.entry e
        where e.outcome = 'PENDING' and (e.incarnation, e.number) <= (?, ?)
        order by e.incarnation, e.number limit ? for update"""
            .formatted(Columns.ENTRY),
        JdbcOwnStream::pending,
        upTo.incarnation().value(),
        upTo.number(),
        limit);
  }

  @Override
  public Optional<Pending> pending(long seq) {
    return database.first(
        """
        select e.seq, %s from journal.entry e
        where e.seq = ? and e.number is not null and e.outcome = 'PENDING' for update"""
            .formatted(Columns.ENTRY),
        JdbcOwnStream::pending,
        seq);
  }

  @Override
  public Optional<Position> positionOf(long seq) {
    return database.first(
        "select incarnation, number from journal.entry where seq = ? and number is not null",
        row -> Position.of(row.getLong(1), row.getLong(2)),
        seq);
  }

  private Optional<Digest> knownTo(Life life, Position position) {
    if (life.end().position().equals(position)) {
      return Optional.of(life.end().digest());
    }
    return position.number() == 0 ? Optional.of(life.start(self).digest()) : Optional.empty();
  }

  private Optional<Digest> stored(Position position) {
    return JdbcEntries.digestAt(database, self, position);
  }

  private static Unnumbered unnumbered(ResultSet row) throws SQLException {
    return new Unnumbered(row.getLong("seq"), Columns.envelope(row));
  }

  private static Pending pending(ResultSet row) throws SQLException {
    return new Pending(row.getLong("seq"), Columns.entry(row));
  }

  private static Life life(ResultSet row) throws SQLException {
    OptionalLong before = Database.optionalLong(row, row.findColumn("before_incarnation"));
    return new Life(
        Columns.mark(row),
        before.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Mark(
                    Position.of(before.getAsLong(), row.getLong("before_number")),
                    Digest.of(row.getBytes("before_digest")))));
  }
}
