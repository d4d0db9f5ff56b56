package dev.twinsite.app.facts;

import dev.twinsite.replication.ClaimTakenException;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.sql.SQLException;
import java.util.Set;

/** Begins transactions again, outside of the interceptor that makes them. */
@DecidedAgain
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class DecideAgain {

  /** How often a transaction is begun at most. */
  static final int ATTEMPTS = 3;

  /** Unique violation, serialization failure, deadlock. */
  private static final Set<String> MET_ANOTHER = Set.of("23505", "40001", "40P01");

  /** Runs the use case, at most {@value #ATTEMPTS} times. */
  @AroundInvoke
  public Object decide(InvocationContext call) throws Exception {
    for (int attempt = 1; ; attempt++) {
      try {
        return call.proceed();
      } catch (RuntimeException e) {
        if (attempt == ATTEMPTS || !hasMetAnother(e)) {
          throw e;
        }
      }
    }
  }

  private static boolean hasMetAnother(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof ClaimTakenException || isConflict(cause)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isConflict(Throwable cause) {
    return cause instanceof SQLException sql
        && sql.getSQLState() != null
        && MET_ANOTHER.contains(sql.getSQLState());
  }
}
