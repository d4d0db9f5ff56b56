package dev.twinsite.replication.jdbc;

import dev.twinsite.replication.ReplicationConfig;
import dev.twinsite.replication.Transactions;
import dev.twinsite.replication.engine.Pages;
import dev.twinsite.replication.engine.Stores;
import javax.sql.DataSource;

/** Puts the stores of one PostgreSQL database together. */
public final class JdbcStores {

  private JdbcStores() {}

  /**
   * @param dataSource gives connections that belong to the current transaction
   */
  public static Stores of(
      ReplicationConfig config, DataSource dataSource, Transactions transactions) {
    Database database = new Database(dataSource);
    JdbcSiteStates states = new JdbcSiteStates(database, config);
    return new Stores(
        transactions,
        states,
        new JdbcOwnStream(database, config.self()),
        new JdbcPeerStream(database, config.peer()),
        new JdbcEntries(database),
        new JdbcLocalOrder(database),
        new JdbcAcknowledgements(database, config.peer()),
        new JdbcClaims(database),
        new JdbcRegencies(database),
        new JdbcRebuilds(database),
        new JdbcLease(database, config),
        new JdbcIncidents(database, config),
        new JdbcBoard(database, config, states),
        new JdbcSavepoints(database),
        new SqlFailures());
  }

  /** The same database for readers. */
  public static Pages pages(ReplicationConfig config, DataSource dataSource) {
    return new JdbcPages(new Database(dataSource), config);
  }
}
