package dev.twinsite.payment.desk;

import dev.twinsite.payment.usecase.RightsBell;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Wakes the desk of this node when the running transaction has committed. */
@ApplicationScoped
public class CommitBell implements RightsBell {

  private record Ringing(RightsDesk desk) implements Synchronization {

    @Override
    public void beforeCompletion() {
      // nothing is certain yet
    }

    @Override
    public void afterCompletion(int status) {
      if (status == Status.STATUS_COMMITTED) {
        desk.wake();
      }
    }
  }

  @Inject Instance<RightsDesk> desk;

  @SuppressWarnings("NullAway.Init") // the server fills it
  @Resource(lookup = "java:jboss/TransactionSynchronizationRegistry")
  TransactionSynchronizationRegistry transactions;

  @Override
  public void ring() {
    if (transactions.getResource(CommitBell.class) == null) {
      transactions.putResource(CommitBell.class, true);
      transactions.registerInterposedSynchronization(new Ringing(desk.get()));
    }
  }
}
