package dev.twinsite.failover;

import dev.twinsite.arquillian.Site;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A transaction that a test has open in a site's database, so that the site's own transactions wait
 * for it in the middle of what they do. Closing it takes back whatever it has done.
 */
final class OpenTransaction implements AutoCloseable {

  private static final String WAITING =
      "select exists (select from pg_locks where not granted and ? = any (pg_blocking_pids(pid)))";

  private final Connection connection;
  private final Connection onlooker;
  private final int backend;

  private OpenTransaction(Connection connection, Connection onlooker) throws SQLException {
    this.connection = connection;
    this.onlooker = onlooker;
    this.backend = backendOf(connection);
    connection.setAutoCommit(false);
  }

  /** Opens one that has done nothing yet. */
  static OpenTransaction at(Site site) throws SQLException {
    return new OpenTransaction(site.openDatabase(), site.openDatabase());
  }

  /** Makes everybody wait who wants to lock the rows that this query locks. */
  void locks(String query) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query);
        ResultSet rows = statement.executeQuery()) {
      if (!rows.next()) {
        throw new IllegalStateException("there is no row to lock: " + query);
      }
    }
  }

  /** Makes everybody wait who wants to insert the row that this statement inserts. */
  void inserts(String statement, Object... parameters) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(statement)) {
      for (int i = 0; i < parameters.length; i++) {
        insert.setObject(i + 1, parameters[i]);
      }
      if (insert.executeUpdate() != 1) {
        throw new IllegalStateException("there is nothing to insert: " + statement);
      }
    }
  }

  /** Whether another transaction waits for this one at this moment. */
  boolean isWaitedFor() {
    try (PreparedStatement query = onlooker.prepareStatement(WAITING)) {
      query.setInt(1, backend);
      try (ResultSet row = query.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws SQLException {
    try (connection;
        onlooker) {
      connection.rollback();
    }
  }

  private static int backendOf(Connection connection) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement("select pg_backend_pid()");
        ResultSet row = query.executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }
}
