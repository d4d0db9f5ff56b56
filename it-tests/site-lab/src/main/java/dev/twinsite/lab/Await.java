package dev.twinsite.lab;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a condition, with a deadline. */
final class Await {
  private static final Duration OFTEN = Duration.ofMillis(50);

  private Await() {}

  /**
   * Returns when the condition holds; asks every 50 ms.
   *
   * @throws LabException with the complaint when the limit is over or the thread is interrupted
   */
  static void until(Duration limit, BooleanSupplier condition, Supplier<String> complaint) {
    until(limit, OFTEN, condition, complaint);
  }

  /** The same for a condition that costs something: asks once in every pause. */
  static void until(
      Duration limit, Duration pause, BooleanSupplier condition, Supplier<String> complaint) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        throw LabException.failed(complaint.get());
      }
      pause(pause);
    }
  }

  private static void pause(Duration pause) {
    LockSupport.parkNanos(pause.toNanos());
    if (Thread.currentThread().isInterrupted()) {
      throw LabException.failed("The lab was interrupted.");
    }
  }

  static LabException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return LabException.failed("The lab was interrupted.", e);
  }
}
