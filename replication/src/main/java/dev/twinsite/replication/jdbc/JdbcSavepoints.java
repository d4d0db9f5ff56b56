package dev.twinsite.replication.jdbc;

import dev.twinsite.replication.engine.Savepoints;

/**
 * Savepoints as plain statements: a managed connection of a server does not offer them in its
 * interface while it takes part in a global transaction.
 */
final class JdbcSavepoints implements Savepoints {

  private final Database database;

  JdbcSavepoints(Database database) {
    this.database = database;
  }

  @Override
  public void within(Runnable action) {
    database.execute("savepoint event");
    try {
      action.run();
    } catch (Throwable e) {
      undo(e);
      throw e;
    }
    database.execute("release savepoint event");
  }

  private void undo(Throwable cause) {
    try {
      database.execute("rollback to savepoint event");
      database.execute("release savepoint event");
    } catch (StoreException e) {
      e.addSuppressed(cause);
      throw e;
    }
  }
}
