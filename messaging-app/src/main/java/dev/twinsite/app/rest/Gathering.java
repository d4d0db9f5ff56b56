package dev.twinsite.app.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Asks one question for many. One receipt releases hundreds of requests at once; each wants to know
 * how its own fact stands. What is asked while a look is under way shares the next one.
 *
 * @param <K> what is asked
 * @param <V> what is found; for any key
 */
public final class Gathering<K, V> {

  /** So that one statement stays short. */
  static final int MOST = 200;

  private record Asked<K, V>(K key, CompletableFuture<V> answer) {}

  private final Executor executor;
  private final Function<List<K>, Function<K, V>> look;
  private final Queue<Asked<K, V>> line = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean looking = new AtomicBoolean();

  /**
   * A gathering that has not begun.
   *
   * @param executor does one look at a time, and never refuses it
   * @param look finds the answers to at least one and at most {@value #MOST} questions
   */
  public Gathering(Executor executor, Function<List<K>, Function<K, V>> look) {
    this.executor = executor;
    this.look = look;
  }

  /** What is found for the key by a look that begins after this call; fails if that look fails. */
  public CompletionStage<V> ask(K key) {
    var asked = new Asked<K, V>(key, new CompletableFuture<>());
    line.add(asked);
    wake();
    return asked.answer();
  }

  private void wake() {
    if (looking.compareAndSet(false, true)) {
      executor.execute(this::lookForAll);
    }
  }

  /** A question that comes in while this ends may have found a look under way: so look again. */
  private void lookForAll() {
    try {
      for (var asked = next(); !asked.isEmpty(); asked = next()) {
        lookFor(asked);
      }
    } finally {
      looking.set(false);
    }
    if (!line.isEmpty()) {
      wake();
    }
  }

  private List<Asked<K, V>> next() {
    var asked = new ArrayList<Asked<K, V>>();
    while (asked.size() < MOST && line.peek() != null) {
      asked.add(line.remove());
    }
    return asked;
  }

  private void lookFor(List<Asked<K, V>> asked) {
    try {
      Function<K, V> found = look.apply(asked.stream().map(Asked::key).distinct().toList());
      asked.forEach(one -> one.answer().complete(found.apply(one.key())));
    } catch (RuntimeException e) {
      asked.forEach(one -> one.answer().completeExceptionally(e));
    }
  }
}
