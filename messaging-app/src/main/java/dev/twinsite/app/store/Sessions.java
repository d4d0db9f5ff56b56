package dev.twinsite.app.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Gives adapters the session of the running transaction. */
public interface Sessions {

  /**
   * Does some work in the session of the running transaction; outside of a transaction in a session
   * of its own that commits each statement.
   */
  <R> R call(Function<StatelessSession, R> work);

  /** Does something unless it was done in the running transaction already. */
  void oncePerTransaction(Object what, Runnable action);

  /**
   * Those of the entities that are there, in no order. They never change once they are there, so
   * they may come from memory; that one is missing is always asked of the database. Not for a
   * transaction that writes such entities itself: if it fails, what it has read was never true.
   *
   * @param ids each of them once
   */
  default <E> List<E> constants(Class<E> type, List<?> ids) {
    return call(session -> present(ids.stream().map(id -> session.get(type, id))));
  }

  /** The same entities without the gaps. */
  static <E> List<E> present(Stream<? extends @Nullable E> found) {
    return found
        .<E>mapMulti(
            (entity, next) -> {
              if (entity != null) {
                next.accept(entity);
              }
            })
        .toList();
  }

  /** The entities that a native query finds. */
  default <E> List<E> entities(Class<E> type, String sql, @Nullable Object... parameters) {
    return call(
        session -> {
          var query = session.createNativeQuery(sql, type);
          for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
          }
          return query.getResultList();
        });
  }

  /** The only entity that a native query finds, if it finds one. */
  default <E> Optional<E> entity(Class<E> type, String sql, @Nullable Object... parameters) {
    return entities(type, sql, parameters).stream().findFirst();
  }

  /** The rows that a query finds. */
  default <R> List<R> rows(String sql, RowReader<R> reader, @Nullable Object... parameters) {
    return call(
        session -> session.doReturningWork(new PreparedWork(sql, parameters).query(reader)));
  }

  /** The only row that a query finds, if it finds one. */
  default <R> Optional<R> row(String sql, RowReader<R> reader, @Nullable Object... parameters) {
    return rows(sql, reader, parameters).stream().findFirst();
  }

  /** The number of rows that a statement has written. */
  default int write(String sql, @Nullable Object... parameters) {
    return call(session -> session.doReturningWork(new PreparedWork(sql, parameters).update()));
  }
}
