package dev.twinsite.benchmark.load;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.Supplier;

/*
 * A closed loop, which sends the next request when the last one was answered, stops asking exactly
 * while the system is slow and so hides its worst times (Tene, "coordinated omission"). Here a
 * request is due when the schedule says so, is timed from then on, and is sent late if it has to
 * be. Only when sending is hopelessly late is the rest given up, and counted as unsent.
 */

/** Offers load by a schedule, whatever becomes of it. */
public final class OpenLoop {

  private static final long HOPELESS_NANOS = TimeUnit.SECONDS.toNanos(3);
  private static final int IN_FLIGHT = 1_500;

  private final ArrivalSchedule schedule;
  private final Supplier<Call> calls;
  private final Function<Call, CompletionStage<Ending>> sender;
  private final Semaphore inFlight = new Semaphore(IN_FLIGHT);

  /**
   * A load.
   *
   * @param calls makes the next call; asked by one thread, in the order of the schedule
   * @param sender sends without waiting; its stage ends normally
   */
  public OpenLoop(
      ArrivalSchedule schedule,
      Supplier<Call> calls,
      Function<Call, CompletionStage<Ending>> sender) {
    this.schedule = schedule;
    this.calls = calls;
    this.sender = sender;
  }

  /** Is told what becomes of the requests; times are nanoseconds after the start of the load. */
  public interface Recorder {

    /** A request is due now and will be sent; told by one thread, in the order of the schedule. */
    default void due(long dueNanos) {}

    /** A request has ended; told by any thread. */
    void ended(Call call, Ending ending, long dueNanos, long endedNanos);
  }

  /** Counts what is due behind the warm-up. */
  private static final class Counting implements Recorder {

    private final long boundary;
    private final Runnable beginsToCount;
    private final Tallies counted = new Tallies();
    private boolean counts;

    Counting(long boundary, Runnable beginsToCount) {
      this.boundary = boundary;
      this.beginsToCount = beginsToCount;
    }

    @Override
    public void due(long dueNanos) {
      if (dueNanos >= boundary && !counts) {
        counts = true;
        beginsToCount.run();
      }
    }

    @Override
    public void ended(Call call, Ending ending, long dueNanos, long endedNanos) {
      if (dueNanos >= boundary) {
        counted.of(call.kind()).ended(ending, dueNanos - boundary, endedNanos - boundary);
      }
    }
  }

  /**
   * Sends everything that is due, and returns when everything was answered.
   *
   * @param warmUp at the beginning, not counted
   * @param measured after it
   * @param beginsToCount called once, before the first request that is counted; should not take
   *     long
   */
  public Tallies run(Duration warmUp, Duration measured, Runnable beginsToCount) {
    var counting = new Counting(warmUp.toNanos(), beginsToCount);
    run(warmUp.plus(measured), counting);
    counting.due(Long.MAX_VALUE);
    return counting.counted;
  }

  /** Sends everything that is due within so long, and returns when everything was answered. */
  public void run(Duration length, Recorder recorder) {
    long end = length.toNanos();
    run(System.nanoTime(), due -> due < end, recorder);
  }

  /**
   * The same with an end that is not known at the beginning.
   *
   * @param start what the times count from, by {@link System#nanoTime}
   * @param goesOn told when the next request is due; the load ends when it says no
   */
  public void run(long start, LongPredicate goesOn, Recorder recorder) {
    for (long due = schedule.next(); goesOn.test(due); due = schedule.next()) {
      await(start + due);
      recorder.due(due);
      send(recorder, start, due);
    }
    inFlight.acquireUninterruptibly(IN_FLIGHT);
    inFlight.release(IN_FLIGHT);
  }

  private void send(Recorder recorder, long start, long due) {
    Call call = calls.get();
    if (!mayStillBeSent(start + due)) {
      recorder.ended(call, Ending.UNSENT, due, System.nanoTime() - start);
      return;
    }
    sender
        .apply(call)
        .whenComplete(
            (ending, failure) -> {
              Ending seen = failure == null ? ending : Ending.UNKNOWN;
              recorder.ended(call, seen, due, System.nanoTime() - start);
              inFlight.release();
            });
  }

  /** Waits for room among those under way, but not longer than there is hope. */
  private boolean mayStillBeSent(long due) {
    long left = due + HOPELESS_NANOS - System.nanoTime();
    try {
      return inFlight.tryAcquire(Math.max(0, left), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Waits until the system's own clock says so. */
  static void await(long atNanos) {
    for (long left = atNanos - System.nanoTime(); left > 0; left = atNanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
