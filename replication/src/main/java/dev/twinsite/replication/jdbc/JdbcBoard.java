package dev.twinsite.replication.jdbc;

import static dev.twinsite.replication.jdbc.Database.longs;

import dev.twinsite.replication.Cursor;
import dev.twinsite.replication.ReplicationConfig;
import dev.twinsite.replication.engine.Board;
import dev.twinsite.replication.engine.Outlook;
import dev.twinsite.replication.engine.SiteStates;
import dev.twinsite.replication.protocol.AcknowledgedState;
import dev.twinsite.replication.protocol.Regency;
import dev.twinsite.replication.protocol.SitesView;
import dev.twinsite.site.Incarnation;
import dev.twinsite.site.Position;
import dev.twinsite.site.SiteName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the whole journal's standing in a handful of statements, without locks. */
final class JdbcBoard implements Board {

  private record Figures(
      OptionalLong life,
      boolean informed,
      boolean reachable,
      Optional<String> refused,
      Optional<String> quarantine,
      long poisoned,
      Optional<Set<String>> peerKinds,
      Optional<AcknowledgedState> acknowledged,
      Optional<Instant> lastReceiptAt) {}

  private record Place(SiteName site, Position position) {}

  private record Behind(long events, long millis, long pending) {}

  private final Database database;
  private final ReplicationConfig config;
  private final SiteStates states;
  private final JdbcOutlook outlook;

  JdbcBoard(Database database, ReplicationConfig config, SiteStates states) {
    this.database = database;
    this.config = config;
    this.states = states;
    this.outlook = new JdbcOutlook(database, config);
  }

  @Override
  public Snapshot snapshot() {
    Optional<SitesView> sites = states.read();
    Figures figures = figures();
    Behind behind = figures.acknowledged().map(this::behind).orElse(new Behind(0, 0, 0));
    Optional<Regency> regency = new JdbcRegencies(database).active();
    return new Snapshot(
        sites,
        states.isConfirmed(),
        figures.informed(),
        figures.life().isPresent()
            ? Optional.of(new Incarnation(figures.life().getAsLong()))
            : Optional.empty(),
        sites.filter(this::isReadmitted).isPresent(),
        regency,
        head(),
        figures.acknowledged(),
        behind.events(),
        behind.millis(),
        behind.pending(),
        figures.reachable(),
        figures.lastReceiptAt(),
        figures.peerKinds(),
        figures.refused(),
        figures.quarantine(),
        figures.poisoned());
  }

  @Override
  public Outlook outlook() {
    return outlook.read();
  }

  @Override
  public Set<Long> covered(Collection<Long> seqs) {
    return Set.copyOf(
        database.list(
            """
            select e.seq from journal.entry e, journal.acknowledged a
            where e.seq = any (?) and a.receiver = ?
              and (e.incarnation, e.number) <= (a.incarnation, a.number)""",
            row -> row.getLong(1),
            longs(seqs),
            config.peer().value()));
  }

  @Override
  public Cursor head() {
    Map<SiteName, Position> places = new HashMap<>();
    database
        .list(
            """
            select ? as site, incarnation, number from journal.life where not ended
            union all
            select origin, incarnation, number from journal.applied_position where origin = ?""",
            row ->
                new Place(
                    new SiteName(row.getString(1)), Position.of(row.getLong(2), row.getLong(3))),
            config.self().value(),
            config.peer().value())
        .forEach(place -> places.put(place.site(), place.position()));
    return new Cursor(places);
  }

  private boolean isReadmitted(SitesView sites) {
    return database.is(
        "select journal.is_readmitted(?, ?)",
        config.self().value(),
        sites.own().incarnation().value());
  }

  private Figures figures() {
    return database
        .first(
            """
            select
              (select l.incarnation from journal.life l where not l.ended) as life,
              (select k.reachable from journal.link k) as reachable,
              coalesce(? = any (p.informed), false)
                or exists (
                  select from journal.regency r where r.ended_at is null and r.regent = ?)
                as informed,
              (select q.reason from journal.quarantine q) as quarantine,
              (select count(*) from journal.poison) as poisoned,
              p.refused, p.kinds, a.*
            from (select ?::text as peer) s
              left join journal.applied_position p on p.origin = s.peer
              left join journal.acknowledged a on a.receiver = s.peer""",
            JdbcBoard::figures,
            config.bootId(),
            config.self().value(),
            config.peer().value())
        .orElseThrow();
  }

  /** Whole lives are counted by their ends, so that a long outage costs no long count. */
  private Behind behind(AcknowledgedState acknowledged) {
    Position at = acknowledged.upTo().position();
    return database
        .first(
            """
            select
              (select coalesce(sum(l.number), 0) from journal.life l where l.incarnation >= ?) - ?
                + (select count(*) from journal.entry e where e.number is null) as events,
              (select count(*) from journal.entry e where e.outcome = 'PENDING') as pending,
              extract(epoch from clock_timestamp() - least(
                (select e.appended_at from journal.entry e
                  where e.origin = ? and e.number is not null
                    and (e.incarnation, e.number) > (?, ?)
                  order by e.incarnation, e.number limit 1),
                (select e.appended_at from journal.entry e
                  where e.number is null order by e.seq limit 1))) * 1000 as millis""",
            row ->
                new Behind(
                    Math.max(row.getLong("events"), 0),
                    Math.max(row.getLong("millis"), 0),
                    row.getLong("pending")),
            at.incarnation().value(),
            at.number(),
            config.self().value(),
            at.incarnation().value(),
            at.number())
        .orElseThrow();
  }

  private static Figures figures(ResultSet row) throws SQLException {
    boolean open = row.getString("receiver") != null;
    return new Figures(
        Database.optionalLong(row, row.findColumn("life")),
        row.getBoolean("informed"),
        row.getBoolean("reachable"),
        Optional.ofNullable(row.getString("refused")),
        Optional.ofNullable(row.getString("quarantine")),
        row.getLong("poisoned"),
        JdbcPeerStream.kinds(row.getArray("kinds")),
        open ? Optional.of(JdbcAcknowledgements.state(row)) : Optional.empty(),
        Optional.ofNullable(instant(row.getObject("last_receipt_at", OffsetDateTime.class))));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
