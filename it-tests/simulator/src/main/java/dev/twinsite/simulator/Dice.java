package dev.twinsite.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Everything that is left to chance, from one seed. */
final class Dice {

  private final Random random;

  Dice(long seed) {
    // Neighbouring seeds give neighbouring first numbers; a few throws drive them apart.
    random = new Random(seed * 0x9E3779B97F4A7C15L);
    random.nextLong();
  }

  /** True so many times out of a hundred. */
  boolean chance(double percent) {
    return percent > 0 && random.nextDouble() * 100 < percent;
  }

  /** A whole number from the first to the last, both included. */
  int between(int first, int last) {
    return first + random.nextInt(last - first + 1);
  }

  long nanosBetween(long first, long last) {
    return first + (long) (random.nextDouble() * (last - first));
  }

  Duration millis(int first, int last) {
    return Duration.ofMillis(between(first, last));
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }
}
