package dev.twinsite.replication.memory;

import dev.twinsite.memory.MemoryDatabase;
import dev.twinsite.replication.Transactions;
import java.util.ArrayList;
import java.util.List;

/** Transactions of one thread over a database in memory. */
public final class MemoryTransactions implements Transactions {

  private final MemoryDatabase database;
  private final List<Runnable> afterCommit = new ArrayList<>();
  private Runnable beforeCommit = () -> {};
  private Runnable committed = () -> {};

  public MemoryTransactions(MemoryDatabase database) {
    this.database = database;
  }

  /** Something to be done before each commit; a database that dies there throws. */
  public void beforeEachCommit(Runnable action) {
    beforeCommit = action;
  }

  /** Something to be done after each commit, before anybody learns of it. */
  public void afterEachCommit(Runnable action) {
    committed = action;
  }

  @Override
  public <T> T inNew(Work<T> work) throws Exception {
    database.begin();
    List<Runnable> told;
    T result;
    try {
      result = work.run();
      beforeCommit.run();
      database.commit();
      told = List.copyOf(afterCommit);
    } catch (Throwable e) {
      database.rollBack();
      throw e;
    } finally {
      afterCommit.clear();
    }
    committed.run();
    told.forEach(Runnable::run);
    return result;
  }

  @Override
  public void afterCommit(Runnable action) {
    if (!database.isOpen()) {
      throw new IllegalStateException("there is no transaction");
    }
    afterCommit.add(action);
  }
}
