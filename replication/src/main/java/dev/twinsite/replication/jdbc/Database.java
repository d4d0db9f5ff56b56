package dev.twinsite.replication.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements on connections of the current transaction. Each statement takes a connection and
 * gives it back; inside a transaction it is always the same one.
 */
final class Database {

  /** Makes something of the row under the cursor. */
  @FunctionalInterface
  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  /** Makes something of the results of several queries. */
  @FunctionalInterface
  interface Reading<T> {
    T of(Results results) throws SQLException;
  }

  /** The results of several queries, in their order. */
  static final class Results {

    private final PreparedStatement statement;
    private boolean begun;

    private Results(PreparedStatement statement) {
      this.statement = statement;
    }

    /** The rows of the next query. */
    <T> List<T> next(Row<T> row) throws SQLException {
      if (begun && !statement.getMoreResults()) {
        throw new SQLException("there is no further result");
      }
      begun = true;
      return rows(statement.getResultSet(), row);
    }
  }

  /** A parameter that only a connection can make. */
  @FunctionalInterface
  interface Parameter {
    void set(PreparedStatement statement, int index) throws SQLException;
  }

  private final DataSource dataSource;

  Database(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  <T> List<T> list(String sql, Row<T> row, @Nullable Object... parameters) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      return read(statement, row);
    } catch (SQLException e) {
      throw new StoreException(e);
    }
  }

  /**
   * Runs several statements, separated by semicolons, in one round trip. They are executed one
   * after the other, and each of them sees what was committed before it began: so a lock and what
   * is read under it can travel together.
   */
  <T> T together(String statements, Reading<T> reading, @Nullable Object... parameters) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(statements)) {
      bind(statement, parameters);
      statement.execute();
      return reading.of(new Results(statement));
    } catch (SQLException e) {
      throw new StoreException(e);
    }
  }

  <T> Optional<T> first(String sql, Row<T> row, @Nullable Object... parameters) {
    return list(sql, row, parameters).stream().findFirst();
  }

  boolean is(String sql, @Nullable Object... parameters) {
    return first(sql, row -> row.getBoolean(1), parameters).orElse(false);
  }

  /** Whether there is a row. */
  boolean any(String sql, @Nullable Object... parameters) {
    return first(sql, row -> true, parameters).isPresent();
  }

  OptionalLong number(String sql, @Nullable Object... parameters) {
    return first(sql, row -> optionalLong(row, 1), parameters).orElse(OptionalLong.empty());
  }

  int update(String sql, @Nullable Object... parameters) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new StoreException(e);
    }
  }

  /** Runs a statement that has no parameters and may be no query, such as a savepoint. */
  void execute(String sql) {
    try (Connection connection = dataSource.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new StoreException(e);
    }
  }

  static Parameter longs(Collection<Long> values) {
    return array("bigint", values.toArray());
  }

  static Parameter texts(Collection<String> values) {
    return array("text", values.toArray());
  }

  static Parameter ids(Collection<UUID> values) {
    return array("uuid", values.toArray());
  }

  /** The driver wants to see from the array's type that its elements are bytes. */
  static Parameter bytes(Collection<byte[]> values) {
    return array("bytea", values.toArray(byte[][]::new));
  }

  static Parameter array(String type, @Nullable Object[] values) {
    return (statement, index) ->
        statement.setArray(index, statement.getConnection().createArrayOf(type, values));
  }

  static OptionalLong optionalLong(ResultSet row, int column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
  }

  private static <T> List<T> read(PreparedStatement statement, Row<T> row) throws SQLException {
    return rows(statement.executeQuery(), row);
  }

  private static <T> List<T> rows(ResultSet result, Row<T> row) throws SQLException {
    List<T> found = new ArrayList<>();
    try (ResultSet rows = result) {
      while (rows.next()) {
        found.add(row.of(rows));
      }
    }
    return found;
  }

  private static void bind(PreparedStatement statement, @Nullable Object... parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      if (parameters[i] instanceof Parameter parameter) {
        parameter.set(statement, i + 1);
      } else {
        statement.setObject(i + 1, parameters[i]);
      }
    }
  }
}
