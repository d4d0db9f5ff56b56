package dev.twinsite.ops.fence;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Where connections to the site's database come from, once it is there. */
@FunctionalInterface
public interface Connections {

  /**
   * The data source.
   *
   * @throws SQLException if the server does not offer it yet
   */
  DataSource source() throws SQLException;

  /** Opens a connection. */
  default Connection open() throws SQLException {
    return source().getConnection();
  }
}
