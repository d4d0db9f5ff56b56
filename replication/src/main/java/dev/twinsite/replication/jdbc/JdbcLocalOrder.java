package dev.twinsite.replication.jdbc;

import dev.twinsite.replication.engine.LocalOrder;

/** The single row of the table {@code counter}. */
final class JdbcLocalOrder implements LocalOrder {

  static final String LOCK = "select local_order from journal.counter for update";

  private final Database database;

  JdbcLocalOrder(Database database) {
    this.database = database;
  }

  @Override
  public long lock() {
    return database.number(LOCK).orElseThrow();
  }

  @Override
  public void save(long last) {
    database.update("update journal.counter set local_order = ?", last);
  }
}
