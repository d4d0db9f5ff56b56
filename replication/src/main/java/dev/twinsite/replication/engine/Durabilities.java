package dev.twinsite.replication.engine;

import dev.twinsite.replication.Ticket;
import dev.twinsite.site.Durability;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Requests that wait until a receipt covers their append. However many they are, one question to
 * the database answers all of them.
 */
final class Durabilities {

  private record Waiting(long seq, boolean decisive, long begin, long deadline) {

    static final Comparator<Waiting> FIRST_COME =
        Comparator.comparingLong(Waiting::seq).thenComparingLong(Waiting::begin);
  }

  private final Board board;
  private final Site site;
  private final StatusBoard status;
  private final Map<CompletableFuture<Durability>, Waiting> waiting = new ConcurrentHashMap<>();

  Durabilities(Board board, Site site, StatusBoard status) {
    this.board = board;
    this.site = site;
    this.status = status;
  }

  CompletionStage<Durability> await(Ticket ticket, boolean decisive, Duration limit) {
    CompletableFuture<Durability> future = new CompletableFuture<>();
    if (isHopeless(decisive) || limit.isZero() || limit.isNegative()) {
      future.complete(Durability.ONE_SITE);
    } else {
      waiting.put(future, new Waiting(ticket.seq(), decisive, site.now(), site.in(limit)));
    }
    return future;
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Releases everyone whose append is covered. */
  void release() {
    if (waiting.isEmpty()) {
      return;
    }
    List<Long> seqs = waiting.values().stream().map(Waiting::seq).distinct().toList();
    Set<Long> covered = board.covered(seqs);
    complete(one -> covered.contains(one.seq()), Durability.BOTH_SITES);
  }

  /** Releases everyone whose time is up, or who waits for a site that is out of reach. */
  void giveUp() {
    complete(one -> site.isPast(one.deadline()) || isHopeless(one.decisive()), Durability.ONE_SITE);
  }

  /** Releases everyone. */
  void close() {
    complete(one -> true, Durability.ONE_SITE);
  }

  /** A pending event is worth waiting for until the limit; what counts already is not. */
  private boolean isHopeless(boolean decisive) {
    return !status.peerKeepsUp() && (!decisive || status.isRegent());
  }

  /**
   * In the order of their appends, so that nobody overtakes anybody and a simulation can repeat.
   */
  private void complete(Predicate<Waiting> which, Durability answer) {
    List<Map.Entry<CompletableFuture<Durability>, Waiting>> released = new ArrayList<>();
    waiting.forEach(
        (future, one) -> {
          if (which.test(one)) {
            released.add(Map.entry(future, one));
          }
        });
    released.sort(Comparator.comparing(Map.Entry::getValue, Waiting.FIRST_COME));
    released.forEach(one -> waiting.remove(one.getKey()));
    released.forEach(one -> complete(one.getKey(), one.getValue(), answer));
  }

  private void complete(CompletableFuture<Durability> future, Waiting one, Durability answer) {
    Duration waited = site.since(one.begin());
    if (future.complete(answer)) {
      site.observer().released(one.decisive(), answer, waited);
    }
  }
}
