package dev.twinsite.replication.jdbc;

import dev.twinsite.replication.ReplicationConfig;
import dev.twinsite.replication.engine.Outlook;
import dev.twinsite.replication.protocol.AcknowledgedState;
import dev.twinsite.replication.protocol.Life;
import dev.twinsite.replication.protocol.Regency;
import dev.twinsite.replication.protocol.SitesView;
import dev.twinsite.replication.protocol.SitesView.SiteView;
import dev.twinsite.site.Epoch;
import dev.twinsite.site.Incarnation;
import dev.twinsite.site.SiteState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/**
 * The outlook from a handful of tables that have a row each, or none. Every join is by a unique
 * key, so there is exactly one row.
 */
final class JdbcOutlook {

  private static final String READ =
      """
      select o.epoch, o.state as own_state, o.incarnation as own_incarnation,
        o.database_identity as own_identity, p.state as peer_state,
        p.incarnation as peer_incarnation, p.database_identity as peer_identity,
        (select i.database_identity from site.identity i) as this_database,
        l.incarnation as life_incarnation, l.number as life_number, l.digest as life_digest,
        l.before_incarnation, l.before_number, l.before_digest,
        r.id, r.regent, r.lost, r.epoch as regency_epoch, r.cut_incarnation, r.cut_number,
        r.cut_digest, r.began_seq,
        a.receiver, a.incarnation, a.number, a.digest, a.receiver_identity, a.rebuild_from,
        a.answered_sent_at, a.asking,
        (select b.local_order from journal.rebuild b where not b.ended) as rebuild,
        (select e.seq from journal.entry e where e.number is null order by e.seq limit 1)
          is not null as unnumbered,
        exists (select from journal.quarantine) as condemned,
        array(
          select b.boot_id from site.node_boot b where not exists (
            select from journal.applied_position n
            where n.origin = s.peer and b.boot_id = any (n.informed))) as starts
      from (select ?::text as own, ?::text as peer) s
        left join site.site_state o on o.site = s.own
        left join site.site_state p on p.site = s.peer
        left join journal.life l on not l.ended
        left join journal.regency r on r.ended_at is null
        left join journal.acknowledged a on a.receiver = s.peer""";

  private final Database database;
  private final ReplicationConfig config;

  JdbcOutlook(Database database, ReplicationConfig config) {
    this.database = database;
    this.config = config;
  }

  Outlook read() {
    return database
        .first(READ, JdbcOutlook::outlook, config.self().value(), config.peer().value())
        .orElseThrow();
  }

  private static Outlook outlook(ResultSet row) throws SQLException {
    return new Outlook(
        has(row, "own_state") && has(row, "peer_state")
            ? Optional.of(sites(row))
            : Optional.empty(),
        has(row, "life_number") ? Optional.of(life(row)) : Optional.empty(),
        has(row, "regent") ? Optional.of(regency(row)) : Optional.empty(),
        has(row, "receiver") ? Optional.of(acknowledged(row)) : Optional.empty(),
        Database.optionalLong(row, row.findColumn("rebuild")),
        row.getBoolean("unnumbered"),
        row.getBoolean("condemned"),
        Columns.ids(row.getArray("starts")));
  }

  private static boolean has(ResultSet row, String column) throws SQLException {
    return row.getString(column) != null;
  }

  private static SitesView sites(ResultSet row) throws SQLException {
    return new SitesView(
        new Epoch(row.getLong("epoch")),
        site(row, "own_"),
        site(row, "peer_"),
        Optional.ofNullable(row.getObject("this_database", UUID.class)));
  }

  private static SiteView site(ResultSet row, String prefix) throws SQLException {
    return new SiteView(
        SiteState.valueOf(row.getString(prefix + "state")),
        new Incarnation(row.getLong(prefix + "incarnation")),
        Optional.ofNullable(row.getObject(prefix + "identity", UUID.class)));
  }

  private static Life life(ResultSet row) throws SQLException {
    return new Life(
        Columns.mark(row, "life_"),
        has(row, "before_number") ? Optional.of(Columns.mark(row, "before_")) : Optional.empty());
  }

  private static Regency regency(ResultSet row) throws SQLException {
    return JdbcRegencies.regency(row, "regency_epoch");
  }

  private static AcknowledgedState acknowledged(ResultSet row) throws SQLException {
    return JdbcAcknowledgements.state(row);
  }
}
