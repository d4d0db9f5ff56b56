package dev.twinsite.app.rest;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Does a few tasks at a time on another executor's threads, and lets the others wait in line. One
 * receipt releases hundreds of requests at once; if each of them took a thread, and with it a
 * connection, the journal itself would wait behind them.
 */
final class Lanes implements Executor {

  private final Executor threads;
  private final int lanes;
  private final Queue<Runnable> line = new ConcurrentLinkedQueue<>();
  private final AtomicInteger open = new AtomicInteger();

  /**
   * Lanes on an executor that does not run its tasks on the caller's thread.
   *
   * @param lanes how many tasks are done at a time, at least 1
   */
  Lanes(Executor threads, int lanes) {
    this.threads = threads;
    this.lanes = lanes;
  }

  /** Does the task on one of the lanes, or here if the executor has no thread. */
  @Override
  public void execute(Runnable task) {
    line.add(task);
    openLane();
  }

  private void openLane() {
    if (mayOpen()) {
      try {
        threads.execute(this::drive);
      } catch (RejectedExecutionException e) {
        drive();
      }
    }
  }

  private boolean mayOpen() {
    int before = open.getAndUpdate(now -> Math.min(lanes, now + 1));
    return before < lanes;
  }

  private void drive() {
    try {
      for (Runnable next = line.poll(); next != null; next = line.poll()) {
        next.run();
      }
    } finally {
      close();
    }
  }

  /** A task that came in between may have found all lanes open: then this one is opened again. */
  private void close() {
    open.decrementAndGet();
    if (!line.isEmpty()) {
      openLane();
    }
  }
}
