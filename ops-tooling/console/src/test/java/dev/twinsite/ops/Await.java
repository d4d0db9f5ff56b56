package dev.twinsite.ops;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for a condition with a deadline. */
public final class Await {

  private static final Duration LONG_ENOUGH = Duration.ofSeconds(40);

  private Await() {}

  /** A condition that may fail while the world is not yet as it will be. */
  @FunctionalInterface
  public interface Condition {
    boolean holds() throws Exception;
  }

  /** Waits until the condition holds; if it never does, tells what the world looks like. */
  public static void until(String what, Supplier<?> world, Condition condition) {
    long deadline = System.nanoTime() + LONG_ENOUGH.toNanos();
    while (!holds(condition)) {
      if (System.nanoTime() > deadline) {
        fail("not within %s: %s%n%s", LONG_ENOUGH, what, world.get());
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  private static boolean holds(Condition condition) {
    try {
      return condition.holds();
    } catch (Exception e) {
      return false;
    }
  }
}
