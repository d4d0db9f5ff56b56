package dev.twinsite.replication.jta;

import dev.twinsite.replication.Transactions;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;

/**
 * Runs the journal's work in transactions of the server, on a managed thread that has none.
 *
 * <p>A wake-up that fails must not fail the caller: its transaction has committed already.
 */
public final class JtaTransactions implements Transactions {

  private final UserTransaction transaction;
  private final TransactionSynchronizationRegistry registry;

  public JtaTransactions(UserTransaction transaction, TransactionSynchronizationRegistry registry) {
    this.transaction = transaction;
    this.registry = registry;
  }

  @Override
  public <T> T inNew(Work<T> work) throws Exception {
    transaction.begin();
    T result;
    try {
      result = work.run();
    } catch (Throwable e) {
      rollBack(e);
      throw e;
    }
    transaction.commit();
    return result;
  }

  @Override
  public void afterCommit(Runnable action) {
    registry.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {
            // nothing to prepare
          }

          @Override
          public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
              action.run();
            }
          }
        });
  }

  private void rollBack(Throwable cause) {
    try {
      transaction.rollback();
    } catch (SystemException | RuntimeException e) {
      cause.addSuppressed(e);
    }
  }
}
