package dev.twinsite.replication.jdbc;

import dev.twinsite.replication.ReplicationConfig;
import dev.twinsite.replication.engine.SiteStates;
import dev.twinsite.replication.protocol.EnterRules.Facts;
import dev.twinsite.replication.protocol.SitesView;
import dev.twinsite.replication.protocol.SitesView.SiteView;
import dev.twinsite.site.Epoch;
import dev.twinsite.site.Incarnation;
import dev.twinsite.site.SiteName;
import dev.twinsite.site.SiteState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads schema {@code site}, which the operations tooling owns, and writes this node's boot. */
final class JdbcSiteStates implements SiteStates {

  private record State(SiteName site, Epoch epoch, SiteView view, Optional<UUID> database) {}

  private final Database database;
  private final ReplicationConfig config;

  JdbcSiteStates(Database database, ReplicationConfig config) {
    this.database = database;
    this.config = config;
  }

  @Override
  public Optional<SitesView> read() {
    Map<SiteName, State> states = new HashMap<>();
    database
        .list(
            """
            select s.site, s.epoch, s.state, s.incarnation, s.database_identity,
              (select i.database_identity from site.identity i) as this_database
            from site.site_state s""",
            JdbcSiteStates::state)
        .forEach(state -> states.put(state.site(), state));
    State own = states.get(config.self());
    State peer = states.get(config.peer());
    return own == null || peer == null
        ? Optional.empty()
        : Optional.of(new SitesView(own.epoch(), own.view(), peer.view(), own.database()));
  }

  @Override
  public Facts enter() {
    return database
        .first(
            "select * from journal.enter(?, ?, ?)",
            JdbcSiteStates::facts,
            config.self().value(),
            config.node(),
            config.bootId())
        .orElseThrow();
  }

  @Override
  public void lockExclusively() {
    database.list("select pg_advisory_xact_lock(7461, 1)", row -> true);
  }

  @Override
  public void announceBoot() {
    database.update(
        """
        insert into site.node_boot as b (node, boot_id, requested_at) values (?, ?, clock_timestamp())
        on conflict (node) do update
          set boot_id = excluded.boot_id, requested_at = excluded.requested_at,
            confirmed_epoch = null, confirmed_at = null
          where b.boot_id <> excluded.boot_id""",
        config.node(),
        config.bootId());
  }

  @Override
  public boolean isConfirmed() {
    return database.is(
        "select confirmed_epoch is not null from site.node_boot where node = ? and boot_id = ?",
        config.node(),
        config.bootId());
  }

  private static State state(ResultSet row) throws SQLException {
    return new State(
        new SiteName(row.getString("site")),
        new Epoch(row.getLong("epoch")),
        new SiteView(
            SiteState.valueOf(row.getString("state")),
            new Incarnation(row.getLong("incarnation")),
            id(row, "database_identity")),
        id(row, "this_database"));
  }

  private static Facts facts(ResultSet row) throws SQLException {
    return new Facts(
        Database.optionalLong(row, row.findColumn("epoch")),
        siteState(row, "own_state"),
        siteState(row, "peer_state"),
        Database.optionalLong(row, row.findColumn("own_incarnation")),
        id(row, "own_identity"),
        id(row, "database_identity"),
        row.getBoolean("confirmed"),
        Database.optionalLong(row, row.findColumn("life")),
        row.getBoolean("readmitted"),
        Optional.ofNullable(row.getString("regent")).map(SiteName::new),
        Optional.ofNullable(row.getString("quarantine")));
  }

  private static Optional<SiteState> siteState(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column)).map(SiteState::valueOf);
  }

  private static Optional<UUID> id(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, UUID.class));
  }
}
