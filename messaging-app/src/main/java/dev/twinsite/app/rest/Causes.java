package dev.twinsite.app.rest;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Looks into the chain of causes of a failure. */
final class Causes {

  private static final int DEEPEST = 32;

  /*
   * The first two characters of an SQL state name its class: 08 connection, 53 resources, 57
   * operator intervention. 25P02 to 25P04: a transaction that took longer than it may. 40: deadlock
   * or serialization, gone when tried again.
   */
  private static final Set<String> PASSING_CLASSES = Set.of("08", "40", "53", "57");
  private static final Set<String> PASSING_STATES = Set.of("25P02", "25P03", "25P04", "55P03");

  private Causes() {}

  /** The failure itself, then its causes. */
  static List<Throwable> of(Throwable failure) {
    var causes = new ArrayList<Throwable>();
    for (Throwable t = failure; t != null && causes.size() < DEEPEST; t = t.getCause()) {
      causes.add(t);
    }
    return causes;
  }

  /** Whether the database was out of reach or too slow; the same request may succeed later. */
  static boolean isSilentDatabase(Throwable failure) {
    return of(failure).stream().anyMatch(Causes::isSilence);
  }

  /** Whether the server could not read a header; it keeps the type of that failure to itself. */
  static boolean isUnreadableHeader(Throwable failure) {
    return failure.getClass().getName().equals("org.jboss.resteasy.spi.LoggableFailure");
  }

  /** Whether one of the causes is of this type. */
  static boolean has(Throwable failure, Class<? extends Throwable> type) {
    return of(failure).stream().anyMatch(type::isInstance);
  }

  private static boolean isSilence(Throwable cause) {
    if (cause instanceof SQLException sql) {
      return cause instanceof SQLTransientException || isPassing(sql.getSQLState());
    }
    return cause.getClass().getName().equals("jakarta.resource.ResourceException");
  }

  private static boolean isPassing(String state) {
    return state != null
        && state.length() == 5
        && (PASSING_CLASSES.contains(state.substring(0, 2)) || PASSING_STATES.contains(state));
  }
}
