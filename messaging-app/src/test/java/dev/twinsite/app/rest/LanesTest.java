package dev.twinsite.app.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LanesTest {

  private final Deque<Runnable> threads = new ArrayDeque<>();
  private final List<Integer> done = new ArrayList<>();

  @Test
  void takesOnlyAsManyThreadsAsThereAreLanes() {
    var lanes = new Lanes(threads::add, 2);
    submit(lanes, 10);
    assertThat(threads).hasSize(2);
  }

  @Test
  void doesEverythingInTheOrderOfTheLine() {
    var lanes = new Lanes(threads::add, 1);
    submit(lanes, 5);
    runThreads();
    assertThat(done).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void aLaneThatHasEndedIsOpenedAgain() {
    var lanes = new Lanes(threads::add, 1);
    submit(lanes, 1);
    runThreads();
    submit(lanes, 1);
    runThreads();
    assertThat(done).hasSize(2);
  }

  @Test
  void aTaskThatFailsDoesNotHoldUpTheOthers() {
    var lanes = new Lanes(threads::add, 1);
    lanes.execute(
        () -> {
          throw new IllegalStateException("expected");
        });
    submit(lanes, 3);
    runThreads();
    assertThat(done).hasSize(3);
  }

  @Test
  void whoeverBringsATaskHelpsWhenThereIsNoThread() {
    var lanes =
        new Lanes(
            task -> {
              throw new RejectedExecutionException("expected");
            },
            2);
    submit(lanes, 3);
    assertThat(done).hasSize(3);
  }

  @Test
  void nothingIsForgottenWhenManyBringTasksAtOnce() throws InterruptedException {
    int tasks = 20_000;
    var counted = new AtomicInteger();
    var all = new CountDownLatch(tasks);
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      var lanes = new Lanes(pool, 3);
      for (int i = 0; i < tasks; i++) {
        pool.execute(
            () ->
                lanes.execute(
                    () -> {
                      counted.incrementAndGet();
                      all.countDown();
                    }));
      }
      assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(counted).hasValue(tasks);
    } finally {
      pool.shutdownNow();
    }
  }

  private void submit(Lanes lanes, int tasks) {
    for (int i = 0; i < tasks; i++) {
      int number = i;
      lanes.execute(() -> done.add(number));
    }
  }

  private void runThreads() {
    while (!threads.isEmpty()) {
      try {
        threads.poll().run();
      } catch (IllegalStateException expected) {
        // as on a thread of a pool, which goes on
      }
    }
  }
}
