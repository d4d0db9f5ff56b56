package dev.twinsite.replication.jdbc;

import dev.twinsite.replication.engine.PeerStream;
import dev.twinsite.replication.protocol.Mark;
import dev.twinsite.replication.protocol.Receipt;
import dev.twinsite.replication.wire.Wire;
import dev.twinsite.site.Position;
import dev.twinsite.site.SiteName;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The other site's stream in the table {@code applied_position}. */
final class JdbcPeerStream implements PeerStream {

  private static final String READ =
      "select incarnation, number, digest, heard_incarnation, heard_number, kinds"
          + " from journal.applied_position where origin = ?";

  private final Database database;
  private final SiteName peer;

  JdbcPeerStream(Database database, SiteName peer) {
    this.database = database;
    this.peer = peer;
  }

  @Override
  public void open(Mark mark) {
    database.update(
        """
        insert into journal.applied_position (origin, incarnation, number, digest)
          values (?, ?, ?, ?)""",
        peer.value(),
        mark.position().incarnation().value(),
        mark.position().number(),
        mark.digest().bytes());
  }

  @Override
  public Optional<Applied> lock() {
    return database.first(READ + " for update", JdbcPeerStream::applied, peer.value());
  }

  @Override
  public Optional<Applied> read() {
    return database.first(READ, JdbcPeerStream::applied, peer.value());
  }

  @Override
  public void save(Dealt dealt) {
    database.update(
        """
        update journal.applied_position set incarnation = ?, number = ?, digest = ?,
          database_identity = ?, heard_incarnation = ?, heard_number = ?, kinds = ?, receipt = ?,
          probed_at = clock_timestamp(),
          informed = case when cardinality(?::uuid[]) = 0 then informed else array(
            select b.boot_id from site.node_boot b where b.boot_id = any (informed || ?)) end,
          refused = ?::text,
          refused_at = case when ?::text is null then refused_at else clock_timestamp() end
        where origin = ?""",
        dealt.mark().position().incarnation().value(),
        dealt.mark().position().number(),
        dealt.mark().digest().bytes(),
        dealt.database(),
        dealt.heard().incarnation().value(),
        dealt.heard().number(),
        Database.texts(dealt.kinds()),
        Wire.encode(dealt.receipt()),
        Database.ids(dealt.informed()),
        Database.ids(dealt.informed()),
        dealt.refusal().map(Enum::name).orElse(null),
        dealt.refusal().map(Enum::name).orElse(null),
        peer.value());
  }

  @Override
  public Optional<Receipt> lastReceipt() {
    return database.first(
        "select receipt from journal.applied_position where origin = ? and receipt is not null",
        row -> Wire.receipt(row.getBytes(1)),
        peer.value());
  }

  private static Applied applied(ResultSet row) throws SQLException {
    return new Applied(
        Columns.mark(row),
        Position.of(row.getLong("heard_incarnation"), row.getLong("heard_number")),
        kinds(row.getArray("kinds")));
  }

  static Optional<Set<String>> kinds(@Nullable Array kinds) throws SQLException {
    return kinds == null ? Optional.empty() : Optional.of(Set.copyOf(Columns.texts(kinds)));
  }
}
