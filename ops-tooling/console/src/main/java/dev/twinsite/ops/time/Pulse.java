package dev.twinsite.ops.time;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Something that is done again and again on a thread of its own, with a pause in between, until it
 * is closed. It may be woken before the pause is over.
 */
public final class Pulse implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Pulse.class);

  private static final Duration LAST_BEAT = Duration.ofSeconds(3);

  private final Semaphore wakeUps = new Semaphore(0);
  private final Duration pause;
  private final Runnable beat;
  private final Thread thread;
  private volatile boolean closed;

  private Pulse(String name, Duration pause, Runnable beat) {
    this.pause = pause;
    this.beat = beat;
    this.thread = new Thread(this::run, name);
    this.thread.setDaemon(true);
  }

  /** Starts at once; the first beat comes without a pause. */
  public static Pulse start(String name, Duration pause, Runnable beat) {
    Pulse pulse = new Pulse(name, pause, beat);
    pulse.thread.start();
    return pulse;
  }

  /** Ends the pause now. */
  public void wake() {
    if (wakeUps.availablePermits() == 0) {
      wakeUps.release();
    }
  }

  /** Ends it and waits a moment for a beat that is under way; that beat is interrupted. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(LAST_BEAT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!closed) {
      beatOnce();
      rest();
    }
  }

  // A beat that fails, in whatever way, must not end the pulse: what failed may work the next time,
  // and a server whose fence has stopped in silence would be worse than one that complains.
  private void beatOnce() {
    try {
      beat.run();
    } catch (RuntimeException | Error e) {
      if (!closed) {
        LOG.warnf(e, "%s failed and will be tried again", thread.getName());
      }
    }
  }

  private void rest() {
    try {
      if (wakeUps.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        wakeUps.drainPermits();
      }
    } catch (InterruptedException e) {
      closed = true;
    }
  }
}
