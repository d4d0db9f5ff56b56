package dev.twinsite.replication.jdbc;

import dev.twinsite.replication.engine.Acknowledgements;
import dev.twinsite.replication.protocol.AcknowledgedState;
import dev.twinsite.site.SiteName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The row of the other site in the table {@code acknowledged}. */
final class JdbcAcknowledgements implements Acknowledgements {

  private static final String READ =
      "select incarnation, number, digest, receiver_identity, rebuild_from, answered_sent_at,"
          + " asking"
          + " from journal.acknowledged where receiver = ?";

  private final Database database;
  private final SiteName peer;

  JdbcAcknowledgements(Database database, SiteName peer) {
    this.database = database;
    this.peer = peer;
  }

  @Override
  public void open(AcknowledgedState state) {
    database.update(
        """
        insert into journal.acknowledged (incarnation, number, digest, receiver_identity,
            rebuild_from, answered_sent_at, asking, receiver)
          values (?, ?, ?, ?::uuid, ?::bigint, ?, ?, ?)""",
        values(state));
  }

  @Override
  public Optional<AcknowledgedState> lock() {
    return database.first(READ + " for update", JdbcAcknowledgements::state, peer.value());
  }

  @Override
  public Optional<AcknowledgedState> read() {
    return database.first(READ, JdbcAcknowledgements::state, peer.value());
  }

  @Override
  public void save(AcknowledgedState state) {
    database.update(update(""), values(state));
  }

  @Override
  public void saveHeard(AcknowledgedState state) {
    database.update(update(", last_receipt_at = clock_timestamp()"), values(state));
  }

  static AcknowledgedState state(ResultSet row) throws SQLException {
    return new AcknowledgedState(
        Columns.mark(row),
        Optional.ofNullable(row.getObject("receiver_identity", UUID.class)),
        Database.optionalLong(row, row.findColumn("rebuild_from")),
        row.getLong("answered_sent_at"),
        Columns.ids(row.getArray("asking")));
  }

  private static String update(String more) {
    return """
        update journal.acknowledged set incarnation = ?, number = ?, digest = ?,
          receiver_identity = ?::uuid, rebuild_from = ?::bigint, answered_sent_at = ?,
          asking = ?%s
        where receiver = ?"""
        .formatted(more);
  }

  private @Nullable Object[] values(AcknowledgedState state) {
    OptionalLong rebuild = state.rebuildFrom();
    return new @Nullable Object[] {
      state.upTo().position().incarnation().value(),
      state.upTo().position().number(),
      state.upTo().digest().bytes(),
      state.database().orElse(null),
      rebuild.isPresent() ? rebuild.getAsLong() : null,
      state.answeredSentAt(),
      Database.ids(state.asking()),
      peer.value()
    };
  }
}
