package dev.twinsite.app.store;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.hibernate.CacheMode;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.jdbc.ReturningWork;
import org.jspecify.annotations.Nullable;

/**
 * One session for each JTA transaction, made for the first entity that is asked for and closed when
 * the transaction has ended. What needs no entity needs no session either: it goes to the same
 * connection without one.
 */
@ApplicationScoped
public class TransactionSessions implements Sessions {

  /**
   * So many are looked for one by one: the statement for one is translated once and for all, the
   * statement for a list each time that something is missing in memory.
   */
  private static final int FEW = 4;

  @Inject EntityManagerFactory factory;
  @Inject DataSource dataSource;

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
  public <R> List<R> rows(String sql, RowReader<R> reader, @Nullable Object... parameters) {
    return onConnection(new PreparedWork(sql, parameters).query(reader));
  }

  @Override
  public int write(String sql, @Nullable Object... parameters) {
    return onConnection(new PreparedWork(sql, parameters).update());
  }

  /** Inside a transaction the server gives out its one connection again and again. */
  private <R> R onConnection(ReturningWork<R> work) {
    try (Connection connection = dataSource.getConnection()) {
      return work.execute(connection);
    } catch (SQLException e) {
      throw new PersistenceException(e);
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
      return ids.size() <= FEW
          ? Sessions.present(ids.stream().map(id -> session.get(type, id)))
          : Sessions.present(
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
