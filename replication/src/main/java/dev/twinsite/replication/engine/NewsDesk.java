package dev.twinsite.replication.engine;

import dev.twinsite.replication.Cursor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Readers that wait for something behind their cursor. */
final class NewsDesk {

  private record Waiting(Cursor since, long deadline) {}

  private final Board board;
  private final Site site;
  private final Map<CompletableFuture<Void>, Waiting> waiting = new ConcurrentHashMap<>();

  NewsDesk(Board board, Site site) {
    this.board = board;
    this.site = site;
  }

  CompletionStage<Void> await(Cursor since, Duration limit) {
    CompletableFuture<Void> future = new CompletableFuture<>();
    waiting.put(future, new Waiting(since, site.in(limit)));
    return future;
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Tells everyone for whom there is something new. */
  void tell() {
    if (waiting.isEmpty()) {
      return;
    }
    Cursor head = board.head();
    complete(one -> isBehind(one.since(), head));
  }

  /** Sends everyone home whose time is up. */
  void giveUp() {
    complete(one -> site.isPast(one.deadline()));
  }

  /** Sends everyone home. */
  void close() {
    complete(one -> true);
  }

  private static boolean isBehind(Cursor since, Cursor head) {
    return head.positions().entrySet().stream()
        .anyMatch(place -> place.getValue().isAfter(since.of(place.getKey())));
  }

  private void complete(Predicate<Waiting> which) {
    List<CompletableFuture<Void>> released = new ArrayList<>();
    waiting.forEach(
        (future, one) -> {
          if (which.test(one)) {
            released.add(future);
          }
        });
    released.forEach(waiting::remove);
    released.forEach(future -> future.complete(null));
  }
}
