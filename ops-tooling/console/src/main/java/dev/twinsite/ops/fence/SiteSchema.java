package dev.twinsite.ops.fence;

import dev.twinsite.quorum.SiteRecord;
import dev.twinsite.quorum.SiteStates;
import dev.twinsite.site.Epoch;
import dev.twinsite.site.Incarnation;
import dev.twinsite.site.SiteName;
import dev.twinsite.site.SiteState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The statements against the schema {@code site}, each in a transaction of its own. */
public final class SiteSchema {

  private static final String MIGRATIONS = "classpath:dev/twinsite/ops/fence/migration";

  private SiteSchema() {}

  /** Brings the schema up to date. Harmless if it is. */
  public static void migrate(DataSource source) {
    // A lock held by a transaction would sit idle in it while the migration runs beside it.
    Map<String, String> sessionLock = Map.of("flyway.postgresql.transactional.lock", "false");
    Flyway.configure(SiteSchema.class.getClassLoader())
        .configuration(sessionLock)
        .dataSource(source)
        .schemas("site")
        .locations(MIGRATIONS)
        .load()
        .migrate();
  }

  /**
   * The identity of this database, issued now if it has none.
   *
   * @param site for which it is issued
   */
  static DatabaseIdentity identify(Connection database, SiteName site) throws SQLException {
    Optional<DatabaseIdentity> known = identity(database);
    if (known.isPresent()) {
      return known.get();
    }
    try (PreparedStatement issue =
        database.prepareStatement(
            "insert into site.identity (database_identity, site) values (gen_random_uuid(), ?)"
                + " on conflict do nothing")) {
      issue.setString(1, site.value());
      issue.executeUpdate();
    }
    return identity(database).orElseThrow(() -> new SQLException("no identity after issuing one"));
  }

  private static Optional<DatabaseIdentity> identity(Connection database) throws SQLException {
    try (Statement query = database.createStatement();
        ResultSet row = query.executeQuery("select database_identity, site from site.identity")) {
      return row.next()
          ? Optional.of(new DatabaseIdentity(row.getObject(1, UUID.class), row.getString(2)))
          : Optional.empty();
    }
  }

  /** Gives this database another identity: it is not the one it was. */
  static void reissueIdentity(Connection database) throws SQLException {
    try (Statement reissue = database.createStatement()) {
      reissue.executeUpdate("update site.identity set database_identity = gen_random_uuid()");
    }
  }

  /** Commits something; returns when that has reached the disk. */
  static void probe(Connection database) throws SQLException {
    try (Statement probe = database.createStatement()) {
      probe.executeUpdate(
          "insert into site.probe (committed_at) values (now())"
              + " on conflict (only_row) do update set committed_at = excluded.committed_at");
    }
  }

  /**
   * The states that this database holds; empty if none have been written yet.
   *
   * @throws SQLException also if what it holds cannot be states, because somebody wrote it by hand
   */
  static Optional<SiteStates> states(Connection database) throws SQLException {
    SortedMap<SiteName, SiteRecord> sites = new TreeMap<>();
    long epoch = 0;
    try (Statement query = database.createStatement();
        ResultSet row =
            query.executeQuery(
                "select site, state, incarnation, database_identity, changed_at, reason, epoch"
                    + " from site.site_state")) {
      while (row.next()) {
        SiteRecord site = record(row);
        sites.put(site.site(), site);
        epoch = row.getLong(7);
      }
    }
    return sites.isEmpty() ? Optional.empty() : Optional.of(states(epoch, sites));
  }

  private static SiteStates states(long epoch, SortedMap<SiteName, SiteRecord> sites)
      throws SQLException {
    try {
      return new SiteStates(new Epoch(epoch), sites);
    } catch (IllegalArgumentException e) {
      throw new SQLException("the states in the database make no sense: " + e.getMessage(), e);
    }
  }

  private static SiteRecord record(ResultSet row) throws SQLException {
    String reason = row.getString(6);
    return new SiteRecord(
        new SiteName(row.getString(1)),
        SiteState.valueOf(row.getString(2)),
        new Incarnation(row.getLong(3)),
        row.getObject(4, UUID.class),
        row.getTimestamp(5).toInstant(),
        reason == null ? "" : reason,
        "recovered from the database");
  }

  /**
   * Keeps a site from taking anything new for a while, and waits for the transactions that have
   * begun already. The site opens by itself if this is not renewed in time.
   */
  static void close(Connection database, SiteName site) throws SQLException {
    database.setAutoCommit(false);
    try {
      lock(database);
      closeFor(database, site, "true");
      database.commit();
    } catch (SQLException | RuntimeException e) {
      rollBack(database, e);
      throw e;
    } finally {
      database.setAutoCommit(true);
    }
  }

  /**
   * Keeps a closed site closed for longer.
   *
   * @return false if it has opened meanwhile
   */
  static boolean keepClosed(Connection database, SiteName site) throws SQLException {
    return closeFor(database, site, "closing.until > clock_timestamp()") == 1;
  }

  private static int closeFor(Connection database, SiteName site, String condition)
      throws SQLException {
    try (PreparedStatement close =
        database.prepareStatement(
            "insert into site.closing (site, until)"
                + " values (?, clock_timestamp() + interval '15 s') on conflict (site)"
                + " do update set until = excluded.until where "
                + condition)) {
      close.setString(1, site.value());
      return close.executeUpdate();
    }
  }

  /** Lets a site take new things again. */
  static void reopen(Connection database, SiteName site) throws SQLException {
    try (PreparedStatement reopen =
        database.prepareStatement("delete from site.closing where site = ?")) {
      reopen.setString(1, site.value());
      reopen.executeUpdate();
    }
  }

  /**
   * Writes the states, if the database does not hold the same or newer ones. Waits for the
   * transactions that saw the old states.
   *
   * @return whether they were written
   */
  static boolean project(Connection database, SiteStates states) throws SQLException {
    database.setAutoCommit(false);
    try {
      boolean written = lockAndProject(database, states);
      database.commit();
      return written;
    } catch (SQLException | RuntimeException e) {
      rollBack(database, e);
      throw e;
    } finally {
      database.setAutoCommit(true);
    }
  }

  private static boolean lockAndProject(Connection database, SiteStates states)
      throws SQLException {
    lock(database);
    if (epoch(database) >= states.epoch().value()) {
      return false;
    }
    for (SiteRecord site : states.sites().values()) {
      write(database, states.epoch(), site);
    }
    return true;
  }

  private static void lock(Connection database) throws SQLException {
    try (Statement lock = database.createStatement()) {
      // Longer than any transaction that holds the lock shared may last. A timer that already runs
      // is not moved by a new value, only stopped.
      lock.execute("set local transaction_timeout = 0");
      lock.execute("set local transaction_timeout = '8s'");
      lock.execute("select pg_advisory_xact_lock(7461, 1)");
    }
  }

  private static long epoch(Connection database) throws SQLException {
    try (Statement query = database.createStatement();
        ResultSet row = query.executeQuery("select coalesce(max(epoch), 0) from site.site_state")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void write(Connection database, Epoch epoch, SiteRecord site) throws SQLException {
    try (PreparedStatement write =
        database.prepareStatement(
            """
            insert into site.site_state
              (site, state, epoch, incarnation, database_identity, changed_at, reason)
              values (?, ?, ?, ?, ?, ?, ?)
            on conflict (site) do update set
              state = excluded.state, epoch = excluded.epoch, incarnation = excluded.incarnation,
              database_identity = excluded.database_identity, changed_at = excluded.changed_at,
              reason = excluded.reason
            """)) {
      write.setString(1, site.site().value());
      write.setString(2, site.state().name());
      write.setLong(3, epoch.value());
      write.setLong(4, site.incarnation().value());
      write.setObject(5, site.database());
      write.setTimestamp(6, Timestamp.from(site.since()));
      write.setString(7, site.reason());
      write.executeUpdate();
    }
  }

  /** The starts of nodes that wait to be confirmed. */
  static List<NodeBoot> waitingBoots(Connection database) throws SQLException {
    List<NodeBoot> boots = new ArrayList<>();
    try (Statement query = database.createStatement();
        ResultSet row =
            query.executeQuery(
                "select node, boot_id from site.node_boot where confirmed_epoch is null")) {
      while (row.next()) {
        boots.add(new NodeBoot(row.getString(1), row.getObject(2, UUID.class)));
      }
    }
    return boots;
  }

  /** Confirms the states of an epoch to a node, for this start only. */
  static void confirm(Connection database, NodeBoot boot, Epoch epoch) throws SQLException {
    try (PreparedStatement confirm =
        database.prepareStatement(
            "update site.node_boot set confirmed_epoch = ?, confirmed_at = now()"
                + " where node = ? and boot_id = ? and confirmed_epoch is null")) {
      confirm.setLong(1, epoch.value());
      confirm.setString(2, boot.node());
      confirm.setObject(3, boot.bootId());
      confirm.executeUpdate();
    }
  }

  /** Writes the keys that this database does not have yet. */
  static void publish(Connection database, Collection<OperatorKey> keys) throws SQLException {
    try (PreparedStatement insert =
        database.prepareStatement(
            "insert into site.operator_key (kid, issuer, public_key, created_at)"
                + " values (?, ?, ?, ?) on conflict do nothing")) {
      for (OperatorKey key : keys) {
        insert.setString(1, key.kid());
        insert.setString(2, key.issuer());
        insert.setString(3, key.publicKey());
        insert.setTimestamp(4, Timestamp.from(key.createdAt()));
        insert.executeUpdate();
      }
    }
  }

  private static void rollBack(Connection database, Exception cause) {
    try {
      database.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }
}
