package dev.twinsite.replication;

/**
 * Where the journal's own transactions come from. Every connection that the journal's {@code
 * DataSource} hands out inside a transaction belongs to that transaction.
 */
public interface Transactions {

  /** What happens inside one transaction. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws Exception;
  }

  /**
   * Runs the work in a transaction of its own: committed when the work returns, rolled back when it
   * throws. The calling thread must not have a transaction.
   *
   * @throws Exception what the work threw, or why the commit failed; after a failed commit nobody
   *     knows whether the work counts
   */
  <T> T inNew(Work<T> work) throws Exception;

  /**
   * Runs the action when the calling thread's transaction has committed, and never when it has not.
   * The action must be quick and must not touch the database.
   */
  void afterCommit(Runnable action);
}
