package dev.twinsite.replication.engine;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * Work that is woken often and never runs twice at a time. Wake-ups during a run lead to one more
 * run, however many they were. No thread is held while there is nothing to do.
 */
final class SerialTask {

  private static final Logger LOG = Logger.getLogger(SerialTask.class);

  private enum State {
    IDLE,
    RUNNING,
    RUNNING_AND_WOKEN,
    STOPPED
  }

  private final String name;
  private final Executor executor;
  private final Runnable work;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private State state = State.IDLE;
  private boolean running;

  SerialTask(String name, Executor executor, Runnable work) {
    this.name = name;
    this.executor = executor;
    this.work = work;
  }

  void wake() {
    lock.lock();
    try {
      if (state == State.RUNNING) {
        state = State.RUNNING_AND_WOKEN;
      } else if (state == State.IDLE) {
        submit();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Lets no further run begin and waits until the present one has ended. */
  boolean stop(long timeoutNanos) {
    lock.lock();
    try {
      state = State.STOPPED;
      long left = timeoutNanos;
      while (running && left > 0) {
        left = ended.awaitNanos(left);
      }
      return !running;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** Lets a task that was stopped be woken again. */
  void restart() {
    lock.lock();
    try {
      state = State.IDLE;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String toString() {
    return name;
  }

  private void submit() {
    state = State.RUNNING;
    running = true;
    try {
      executor.execute(this::run);
    } catch (RejectedExecutionException e) {
      LOG.debugf(e, "No thread for %s now", name);
      finish(State.IDLE);
    }
  }

  private void run() {
    try {
      work.run();
    } catch (Throwable e) {
      LOG.warnf(e, "%s failed and will be tried again", name);
    } finally {
      runAgainOrFinish();
    }
  }

  private void runAgainOrFinish() {
    lock.lock();
    try {
      if (state == State.RUNNING_AND_WOKEN) {
        submit();
      } else {
        finish(state == State.STOPPED ? State.STOPPED : State.IDLE);
      }
    } finally {
      lock.unlock();
    }
  }

  private void finish(State next) {
    state = next;
    running = false;
    ended.signalAll();
  }

  static long seconds(long seconds) {
    return TimeUnit.SECONDS.toNanos(seconds);
  }
}
