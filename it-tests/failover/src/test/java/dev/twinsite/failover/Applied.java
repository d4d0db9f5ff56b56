package dev.twinsite.failover;

import dev.twinsite.arquillian.Site;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What a site's database has of the other site's stream. It is asked there, since none of the
 * site's servers may run.
 *
 * @param position the number of the last event that it says it has applied
 * @param events how many events of that stream its journal holds
 * @param said how many of them are messages
 * @param readable how many messages of that site people can read
 */
record Applied(long position, long events, long said, long readable) {

  private static final String LOOK =
      """
      select (select number from journal.applied_position where origin = ?),
        (select count(*) from journal.entry where origin = ?),
        (select count(*) from journal.entry where origin = ? and kind = 'message-posted'),
        (select count(*) from app.message where origin = ?)
      """;

  static Applied of(Site origin, Site at) throws SQLException {
    try (Connection database = at.openDatabase();
        PreparedStatement look = database.prepareStatement(LOOK)) {
      for (int i = 1; i <= 4; i++) {
        look.setString(i, origin.name());
      }
      try (ResultSet row = look.executeQuery()) {
        row.next();
        return new Applied(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
      }
    }
  }

  /** What has been added since. */
  Applied since(Applied before) {
    return new Applied(
        position - before.position,
        events - before.events,
        said - before.said,
        readable - before.readable);
  }
}
