package dev.twinsite.benchmark.load;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Clients who each send the next request when their last one was answered. It tells how much the
 * sites can do for so many, not how long people wait: while the sites are slow it asks less.
 */
public final class ClosedLoop {

  private final List<Supplier<Call>> clients;
  private final Function<Call, CompletionStage<Ending>> sender;

  /**
   * A load.
   *
   * @param clients each makes the calls of one client, and is asked by one thread at a time
   * @param sender sends without waiting; its stage ends normally, on another thread
   */
  public ClosedLoop(List<Supplier<Call>> clients, Function<Call, CompletionStage<Ending>> sender) {
    this.clients = List.copyOf(clients);
    this.sender = sender;
  }

  /** One load under way; times are nanoseconds of the system's own clock. */
  private final class Running {

    private final long boundary;
    private final long end;
    private final Tallies counted = new Tallies();
    private final CountDownLatch asking = new CountDownLatch(clients.size());

    Running(long boundary, long end) {
      this.boundary = boundary;
      this.end = end;
    }

    void ask(Supplier<Call> client) {
      long begin = System.nanoTime();
      if (begin - end >= 0) {
        asking.countDown();
        return;
      }
      Call call = client.get();
      sender
          .apply(call)
          .whenComplete(
              (ending, failure) -> {
                count(call, failure == null ? ending : Ending.UNKNOWN, begin);
                ask(client);
              });
    }

    private void count(Call call, Ending ending, long begin) {
      if (begin - boundary >= 0) {
        counted.of(call.kind()).ended(ending, begin - boundary, System.nanoTime() - boundary);
      }
    }
  }

  /**
   * Lets all clients ask for so long, and returns when everything was answered.
   *
   * @param warmUp at the beginning, not counted
   * @param measured after it
   * @param beginsToCount called once, before the first request that is counted
   */
  public Tallies run(Duration warmUp, Duration measured, Runnable beginsToCount) {
    long boundary = System.nanoTime() + warmUp.toNanos();
    var running = new Running(boundary, boundary + measured.toNanos());
    clients.forEach(running::ask);
    OpenLoop.await(boundary);
    beginsToCount.run();
    awaitAll(running.asking);
    return running.counted;
  }

  private static void awaitAll(CountDownLatch asking) {
    try {
      asking.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
