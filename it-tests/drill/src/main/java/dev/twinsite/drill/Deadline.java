package dev.twinsite.drill;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for conditions that must come true in time. */
public final class Deadline {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private final Duration within;
  private final long endNanos;

  private Deadline(Duration within) {
    this.within = within;
    this.endNanos = System.nanoTime() + within.toNanos();
  }

  /** A deadline that far from now. */
  public static Deadline in(Duration within) {
    return new Deadline(within);
  }

  /** Whether there is time left. */
  public boolean isOpen() {
    return endNanos - System.nanoTime() > 0;
  }

  /**
   * Looks until there is something.
   *
   * @param what is expected, as a sentence
   * @throws IllegalStateException if there is nothing in time
   */
  public <T> T await(String what, Supplier<Optional<T>> look) {
    while (true) {
      Optional<T> found = look.get();
      if (found.isPresent()) {
        return found.get();
      }
      if (!isOpen()) {
        throw new IllegalStateException(
            "waited " + within.toSeconds() + " s in vain until " + what);
      }
      pause();
    }
  }

  /**
   * Looks until the condition is true.
   *
   * @throws IllegalStateException if it is not in time
   */
  public void awaitTrue(String what, BooleanSupplier condition) {
    await(what, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_LOOKS.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", e);
    }
  }
}
