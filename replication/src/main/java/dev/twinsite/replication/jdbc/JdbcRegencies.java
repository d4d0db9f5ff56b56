package dev.twinsite.replication.jdbc;

import dev.twinsite.replication.engine.Regencies;
import dev.twinsite.replication.protocol.Mark;
import dev.twinsite.replication.protocol.Regency;
import dev.twinsite.site.Epoch;
import dev.twinsite.site.Incarnation;
import dev.twinsite.site.SiteName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** The table {@code regency}. */
final class JdbcRegencies implements Regencies {

  private static final String ACTIVE =
      "select id, regent, lost, epoch, cut_incarnation, cut_number, cut_digest, began_seq"
          + " from journal.regency where ended_at is null";

  private final Database database;

  JdbcRegencies(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Regency> active() {
    return database.first(ACTIVE, JdbcRegencies::regency);
  }

  @Override
  public Optional<Regency> lockActive() {
    return database.first(ACTIVE + " for share", JdbcRegencies::regency);
  }

  @Override
  public void begin(Regency regency) {
    Mark cut = regency.cut();
    database.update(
        """
        insert into journal.regency
          (id, regent, lost, epoch, cut_incarnation, cut_number, cut_digest, began_seq,
            acked_incarnation, acked_number)
          select ?, ?, ?, ?, ?, ?, ?, ?::bigint, a.incarnation, a.number
            from (select 1) one left join journal.acknowledged a on true
          on conflict (id) do nothing""",
        regency.id(),
        regency.regent().value(),
        regency.lost().value(),
        regency.epoch().value(),
        cut.position().incarnation().value(),
        cut.position().number(),
        cut.digest().bytes(),
        regency.beganSeq().isPresent() ? regency.beganSeq().getAsLong() : null);
  }

  @Override
  public void end(UUID id, Incarnation readmitted) {
    database.update(
        """
        update journal.regency set ended_at = clock_timestamp(), readmitted_incarnation = ?
        where id = ? and ended_at is null""",
        readmitted.value(),
        id);
  }

  private static Regency regency(ResultSet row) throws SQLException {
    return regency(row, "epoch");
  }

  /** The regency in a row that calls its epoch so. */
  static Regency regency(ResultSet row, String epoch) throws SQLException {
    return new Regency(
        row.getObject("id", UUID.class),
        new SiteName(row.getString("regent")),
        new SiteName(row.getString("lost")),
        new Epoch(row.getLong(epoch)),
        Columns.mark(row, "cut_"),
        Database.optionalLong(row, row.findColumn("began_seq")));
  }
}
