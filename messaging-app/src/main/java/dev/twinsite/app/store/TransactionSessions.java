package dev.twinsite.app.store;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.List;
import java.util.function.Function;
import org.hibernate.CacheMode;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;

/** One session for each JTA transaction, closed when the transaction has ended. */
@ApplicationScoped
public class TransactionSessions implements Sessions {

  @Inject EntityManagerFactory factory;

  @SuppressWarnings("NullAway.Init") // the server fills it
  @Resource(lookup = "java:jboss/TransactionSynchronizationRegistry")
  TransactionSynchronizationRegistry transactions;

  @Override
  public <R> R call(Function<StatelessSession, R> work) {
    if (transactions.getTransactionKey() != null) {
      return work.apply(joined());
    }
    try (StatelessSession session = open()) {
      return work.apply(session);
    }
  }

  @Override
  public void oncePerTransaction(Object what, Runnable action) {
    if (transactions.getTransactionKey() == null || transactions.getResource(what) == null) {
      action.run();
      remember(what);
    }
  }

  /** A session of its own for each look: it joins the running transaction, if there is one. */
  @Override
  public <E> List<E> constants(Class<E> type, List<?> ids) {
    try (Session session = factory.unwrap(SessionFactory.class).openSession()) {
      return Sessions.present(
          session.byMultipleIds(type).with(CacheMode.NORMAL).multiLoad(ids).stream());
    }
  }

  private void remember(Object what) {
    if (transactions.getTransactionKey() != null) {
      transactions.putResource(what, true);
    }
  }

  private StatelessSession joined() {
    Object known = transactions.getResource(TransactionSessions.class);
    return known instanceof StatelessSession session ? session : join();
  }

  private StatelessSession join() {
    StatelessSession session = open();
    transactions.putResource(TransactionSessions.class, session);
    transactions.registerInterposedSynchronization(new Closing(session));
    return session;
  }

  private StatelessSession open() {
    return factory.unwrap(SessionFactory.class).openStatelessSession();
  }

  private record Closing(StatelessSession session) implements Synchronization {

    @Override
    public void beforeCompletion() {
      // Everything has been written already: these sessions do not defer anything.
    }

    @Override
    public void afterCompletion(int status) {
      session.close();
    }
  }
}
