package dev.twinsite.replication.jdbc;

import dev.twinsite.replication.engine.Failures;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells by the SQL state whether a failure says anything about the event that met it. */
final class SqlFailures implements Failures {

  /** Lost connection, rolled back by the server, too few resources, intervention, system error. */
  private static final Set<String> PASSING_CLASSES = Set.of("08", "40", "53", "57", "58", "XX");

  /** Locks and time limits: lock not available, idle, transaction and statement time-outs. */
  private static final Set<String> PASSING_STATES = Set.of("55P03", "25P03", "25P04");

  @Override
  public boolean isPassing(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = next(cause)) {
      if (cause instanceof SQLException sql && isPassing(sql)) {
        return true;
      }
      if (cause instanceof VirtualMachineError && !(cause instanceof StackOverflowError)) {
        return true;
      }
      if (cause instanceof InterruptedException) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPassing(SQLException failure) {
    String state = failure.getSQLState();
    if (failure instanceof SQLTransientException
        || failure instanceof SQLNonTransientConnectionException) {
      return true;
    }
    return state != null
        && (PASSING_STATES.contains(state)
            || PASSING_CLASSES.contains(state.substring(0, Math.min(2, state.length()))));
  }

  private static @Nullable Throwable next(Throwable cause) {
    return cause.getCause() == cause ? null : cause.getCause();
  }
}
