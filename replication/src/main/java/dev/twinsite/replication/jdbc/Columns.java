package dev.twinsite.replication.jdbc;

import dev.twinsite.replication.Envelope;
import dev.twinsite.replication.JournalEntry;
import dev.twinsite.replication.Outcome;
import dev.twinsite.replication.protocol.Digest;
import dev.twinsite.replication.protocol.Mark;
import dev.twinsite.site.Position;
import dev.twinsite.site.SiteName;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The columns of an event, and how they become values. */
final class Columns {

  /** What an {@link Envelope} is read from. */
  static final String ENVELOPE =
      "e.kind, e.event_id, e.decisive, e.claim, e.clock, e.topics, e.payload";

  /** What a {@link JournalEntry} is read from. */
  static final String ENTRY =
      "e.local_order, e.origin, e.incarnation, e.number, e.outcome, " + ENVELOPE;

  private Columns() {}

  static Envelope envelope(ResultSet row) throws SQLException {
    return new Envelope(
        row.getString("kind"),
        row.getObject("event_id", UUID.class),
        row.getBoolean("decisive"),
        Optional.ofNullable(row.getString("claim")),
        row.getLong("clock"),
        texts(row.getArray("topics")),
        row.getBytes("payload"));
  }

  static JournalEntry entry(ResultSet row) throws SQLException {
    return new JournalEntry(
        row.getLong("local_order"),
        new SiteName(row.getString("origin")),
        Position.of(row.getLong("incarnation"), row.getLong("number")),
        envelope(row),
        Outcome.valueOf(row.getString("outcome")));
  }

  static Mark mark(ResultSet row) throws SQLException {
    return mark(row, "");
  }

  /** A mark whose columns have names that begin alike. */
  static Mark mark(ResultSet row, String prefix) throws SQLException {
    return new Mark(
        Position.of(row.getLong(prefix + "incarnation"), row.getLong(prefix + "number")),
        Digest.of(row.getBytes(prefix + "digest")));
  }

  static Set<UUID> ids(Array array) throws SQLException {
    return Set.of((UUID[]) array.getArray());
  }

  static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }
}
