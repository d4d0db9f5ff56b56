package dev.twinsite.app.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.jdbc.ReturningWork;
import org.jspecify.annotations.Nullable;

/** One statement with its parameters. Instants and arrays are given as the driver wants them. */
record PreparedWork(String sql, @Nullable Object[] parameters) {

  <R> ReturningWork<List<R>> query(RowReader<R> reader) {
    return connection -> {
      try (PreparedStatement statement = prepare(connection);
          ResultSet rows = statement.executeQuery()) {
        var found = new ArrayList<R>();
        while (rows.next()) {
          found.add(reader.read(rows));
        }
        return found;
      }
    };
  }

  ReturningWork<Integer> update() {
    return connection -> {
      try (PreparedStatement statement = prepare(connection)) {
        return statement.executeUpdate();
      }
    };
  }

  private PreparedStatement prepare(Connection connection) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, driverValue(connection, parameters[i]));
    }
    return statement;
  }

  private static @Nullable Object driverValue(Connection connection, @Nullable Object value)
      throws SQLException {
    if (value instanceof Instant instant) {
      return instant.atOffset(ZoneOffset.UTC);
    }
    if (value instanceof String[] texts) {
      return connection.createArrayOf("text", texts);
    }
    if (value instanceof UUID[] ids) {
      return connection.createArrayOf("uuid", ids);
    }
    return value instanceof Long[] numbers ? connection.createArrayOf("bigint", numbers) : value;
  }
}
