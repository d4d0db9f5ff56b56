package dev.twinsite.replication.jdbc;

import dev.twinsite.replication.engine.Rebuilds;
import java.util.OptionalLong;

/** The single row of the table {@code rebuild}. */
final class JdbcRebuilds implements Rebuilds {

  private final Database database;

  JdbcRebuilds(Database database) {
    this.database = database;
  }

  @Override
  public OptionalLong progress() {
    return database.number("select local_order from journal.rebuild where not ended");
  }

  @Override
  public void begin() {
    database.update("insert into journal.rebuild (local_order) values (0)");
  }

  @Override
  public void save(long localOrder) {
    database.update("update journal.rebuild set local_order = ?", localOrder);
  }

  @Override
  public void end() {
    database.update("update journal.rebuild set ended = true");
  }
}
