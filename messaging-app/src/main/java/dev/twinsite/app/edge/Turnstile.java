package dev.twinsite.app.edge;

import dev.twinsite.app.ConfigurationException;
import dev.twinsite.app.Settings;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets a bounded number of writes in at a time, those that wait for the other site included.
 *
 * <p>Without it a node that is asked for more than it can do takes everything in, and spends its
 * time on that instead of on the journal: all wait, and nothing is acknowledged any more. As long
 * as those inside wait, others are turned away at once, which costs nothing.
 */
final class Turnstile {

  private static final int HIGHEST = 10_000;

  private final int most;
  private final AtomicInteger inside = new AtomicInteger();

  /**
   * @throws ConfigurationException if the bound is not 1 to 10,000
   */
  Turnstile(int most) {
    if (most < 1 || most > HIGHEST) {
      throw new ConfigurationException(
          "TWINSITE_WRITES_AT_ONCE='" + most + "' is not 1 to " + HIGHEST);
    }
    this.most = most;
  }

  /** By default 128: 800 writes a second that take 160 ms each. */
  static Turnstile read(Settings settings) {
    return new Turnstile(settings.number("twinsite.writes-at-once", 128));
  }

  /** Whether there is room for one more, who is then inside. */
  boolean enter() {
    int before = inside.getAndUpdate(now -> Math.min(most, now + 1));
    return before < most;
  }

  /** One less. */
  void leave() {
    inside.decrementAndGet();
  }
}
