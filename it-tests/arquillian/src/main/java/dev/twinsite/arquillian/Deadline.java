package dev.twinsite.arquillian;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Waits for a condition until a deadline, and never longer than the condition takes. When a wait
 * fails it tells how the sites see the world.
 */
final class Deadline {

  private static final Duration GLANCE = Duration.ofMillis(50);

  private final Supplier<String> view;

  /**
   * @param view called only when a wait has failed
   */
  Deadline(Supplier<String> view) {
    this.view = view;
  }

  /**
   * Looks again and again until there is a value, and returns it. A look that throws a {@link
   * NoAnswerException} has seen nothing.
   *
   * @throws AssertionError if there is none before the time is over
   */
  <T> T await(String what, Duration within, Supplier<Optional<T>> look) {
    long end = System.nanoTime() + within.toNanos();
    Optional<String> silence = Optional.empty();
    do {
      try {
        Optional<T> seen = look.get();
        if (seen.isPresent()) {
          return seen.get();
        }
      } catch (NoAnswerException e) {
        silence = Optional.ofNullable(e.getMessage());
      }
      LockSupport.parkNanos(GLANCE.toNanos());
    } while (System.nanoTime() < end);
    throw failure("not within " + within.toMillis() + " ms: " + what, silence);
  }

  /** Looks until the condition is true. */
  void awaitTrue(String what, Duration within, BooleanSupplier condition) {
    await(what, within, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
  }

  /**
   * Looks again and again until the time is over.
   *
   * @throws AssertionError as soon as the condition is false
   */
  void holds(String what, Duration during, BooleanSupplier condition) {
    long end = System.nanoTime() + during.toNanos();
    do {
      if (!condition.getAsBoolean()) {
        throw failure("no longer true: " + what, Optional.empty());
      }
      LockSupport.parkNanos(GLANCE.toNanos());
    } while (System.nanoTime() < end);
  }

  private AssertionError failure(String what, Optional<String> silence) {
    String last = silence.map(message -> "\nlast: " + message).orElse("");
    return new AssertionError(what + last + "\n\n" + view.get());
  }
}
