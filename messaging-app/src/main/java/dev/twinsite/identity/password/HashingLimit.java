package dev.twinsite.identity.password;

import dev.twinsite.app.problem.Problem;
import dev.twinsite.app.problem.ProblemException;
import dev.twinsite.app.problem.ProblemType;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets only a few passwords be hashed at a time, and only a few more wait, so that a flood of
 * log-ins can take neither all cores nor all request threads.
 */
final class HashingLimit {

  private static final int WAITING_PER_THREAD = 12;

  private final Semaphore working;
  private final Semaphore present;
  private final Duration patience;

  HashingLimit(int threads, Duration patience) {
    this.working = new Semaphore(threads, true);
    this.present = new Semaphore(threads * (1 + WAITING_PER_THREAD));
    this.patience = patience;
  }

  /**
   * Does the work when it is its turn.
   *
   * @throws ProblemException with 429 if too many wait already, or its turn does not come in time
   */
  <T> T run(Supplier<T> work) {
    if (!present.tryAcquire()) {
      throw tooMany();
    }
    try {
      return whenItsTurn(work);
    } finally {
      present.release();
    }
  }

  private <T> T whenItsTurn(Supplier<T> work) {
    if (!isItsTurn()) {
      throw tooMany();
    }
    try {
      return work.get();
    } finally {
      working.release();
    }
  }

  private boolean isItsTurn() {
    try {
      return working.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static ProblemException tooMany() {
    return Problem.of(
            ProblemType.TOO_MANY_REQUESTS, "too many sign-ups and log-ins at this node right now")
        .asException();
  }
}
