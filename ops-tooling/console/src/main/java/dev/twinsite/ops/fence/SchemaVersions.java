package dev.twinsite.ops.fence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/** Which version each schema of the site's database has. Waits for the database. */
public final class SchemaVersions {

  private static final Logger LOG = Logger.getLogger(SchemaVersions.class);
  private static final List<String> SCHEMAS = List.of("app", "journal", "site");

  private final Connections connections;

  /** The schemas behind these connections. */
  public SchemaVersions(Connections connections) {
    this.connections = connections;
  }

  /** The version and the checksum of each schema that is there; empty if the database is not. */
  public Map<String, String> read() {
    Map<String, String> versions = new TreeMap<>();
    try (Connection connection = connections.open()) {
      for (String schema : SCHEMAS) {
        read(connection, schema, versions);
      }
    } catch (SQLException e) {
      LOG.debugf("The versions of the schemas cannot be read: %s", e.getMessage());
    }
    return versions;
  }

  private static void read(Connection connection, String schema, Map<String, String> versions)
      throws SQLException {
    if (!isThere(connection, schema)) {
      return;
    }
    String query =
        "select max(version), count(*), sum(coalesce(checksum, 0)) from "
            + schema
            + ".flyway_schema_history where success";
    try (PreparedStatement statement = connection.prepareStatement(query);
        ResultSet row = statement.executeQuery()) {
      if (row.next()) {
        versions.put(
            schema,
            "version %s, %s migrations, checksum %s"
                .formatted(row.getString(1), row.getString(2), row.getString(3)));
      }
    }
  }

  private static boolean isThere(Connection connection, String schema) throws SQLException {
    String query = "select to_regclass(?) is not null";
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, schema + ".flyway_schema_history");
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }
}
