package dev.twinsite.app.store;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;

/** Sessions whose transactions belong to threads, as in a test without a server. */
final class ThreadSessions implements Sessions {

  private record Bound(StatelessSession session, Set<Object> done) {}

  private final SessionFactory factory;
  private final ThreadLocal<Optional<Bound>> bound = ThreadLocal.withInitial(Optional::empty);

  ThreadSessions(SessionFactory factory) {
    this.factory = factory;
  }

  @Override
  public <R> R call(Function<StatelessSession, R> work) {
    Optional<Bound> joined = bound.get();
    if (joined.isPresent()) {
      return work.apply(joined.get().session());
    }
    try (StatelessSession session = factory.openStatelessSession()) {
      return work.apply(session);
    }
  }

  @Override
  public void oncePerTransaction(Object what, Runnable action) {
    if (bound.get().map(joined -> joined.done().add(what)).orElse(true)) {
      action.run();
    }
  }

  <R> R transaction(Supplier<R> work) {
    try (StatelessSession session = factory.openStatelessSession()) {
      bound.set(Optional.of(new Bound(session, new HashSet<>())));
      var transaction = session.beginTransaction();
      try {
        R result = work.get();
        transaction.commit();
        return result;
      } catch (RuntimeException e) {
        transaction.rollback();
        throw e;
      }
    } finally {
      bound.remove();
    }
  }
}
