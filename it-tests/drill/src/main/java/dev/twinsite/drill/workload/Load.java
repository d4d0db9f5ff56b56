package dev.twinsite.drill.workload;

import dev.twinsite.drill.journal.ClientJournal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps everybody at every workload, each on a thread of its own and at the workload's pace: a slow
 * answer does not slow the pace down, unless it takes longer than a second. Meanwhile it asks how
 * pending transfers stand.
 */
public final class Load implements AutoCloseable {

  private static final long LONGEST_DELAY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final CountDownLatch end = new CountDownLatch(1);
  private final List<Thread> threads = new ArrayList<>();
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();

  private Load() {}

  /** Starts all workloads for everybody, from a seed. */
  public static Load start(
      Cast cast, List<? extends Workload> workloads, ClientJournal journal, long seed) {
    Load load = new Load();
    Random seeds = new Random(seed);
    for (Person person : cast.people()) {
      for (Workload workload : workloads) {
        Random random = new Random(seeds.nextLong());
        load.run(person.username(), workload.every(), () -> workload.writeOnce(person, random));
      }
    }
    PendingWatch watch = new PendingWatch(cast, journal);
    load.run("pending-watch", PendingWatch.EVERY, watch::look);
    load.threads.forEach(Thread::start);
    return load;
  }

  /** What broke a workload; each breaks the promise that clients only ever see outcomes. */
  public List<Throwable> failures() {
    return List.copyOf(failures);
  }

  /** Begins nothing new and waits for what is under way. */
  public void stop() {
    end.countDown();
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  @Override
  public void close() {
    stop();
  }

  private void run(String name, Duration every, Runnable once) {
    long phase = every.toNanos() * threads.size() / 7 % every.toNanos();
    Thread thread = new Thread(() -> keepPace(phase, every, once), "load-" + name);
    thread.setDaemon(true);
    threads.add(thread);
  }

  private void keepPace(long phase, Duration every, Runnable once) {
    long next = System.nanoTime() + phase;
    while (!ends(next)) {
      try {
        once.run();
      } catch (RuntimeException e) {
        failures.add(e);
      }
      next = Math.max(next + every.toNanos(), System.nanoTime() - LONGEST_DELAY_NANOS);
    }
  }

  /** Waits until it is time; true if the load ends before. */
  private boolean ends(long atNanos) {
    try {
      return end.await(Math.max(0, atNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
