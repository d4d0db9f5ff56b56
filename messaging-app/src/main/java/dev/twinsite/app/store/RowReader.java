package dev.twinsite.app.store;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Makes something of the current row. */
@FunctionalInterface
public interface RowReader<R> {

  R read(ResultSet row) throws SQLException;
}
