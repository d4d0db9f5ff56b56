package dev.twinsite.app.sync;

import dev.twinsite.app.sync.News.Look;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets those who wait look together. When the journal grows, all of them want to look at once:
 * whoever comes while a round is being read joins the next one, so that a batch costs one or two
 * looks into the journal, however many wait for it. Somebody who stands far behind the others looks
 * alone.
 */
@ApplicationScoped
public class NewsRounds {

  /** What the database compares each event with; readers with more of it form further groups. */
  private static final int MOST_TOPICS = 1_000;

  private record Seat(Reader reader, CompletableFuture<Look> look) {}

  private final News news;
  private final Queue<Seat> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean isReading = new AtomicBoolean();

  @Inject
  public NewsRounds(News news) {
    this.news = news;
  }

  /**
   * What is new for the reader; soon, from the next round.
   *
   * @param executor where rounds are read; whoever follows the stage must not stay there
   */
  public CompletionStage<Look> look(Reader reader, Executor executor) {
    var seat = new Seat(reader, new CompletableFuture<>());
    if (news.isNear(reader)) {
      waiting.add(seat);
      begin(executor);
    } else {
      executor.execute(() -> read(List.of(seat)));
    }
    return seat.look();
  }

  private void begin(Executor executor) {
    if (!waiting.isEmpty() && isReading.compareAndSet(false, true)) {
      executor.execute(() -> readAll(executor));
    }
  }

  private void readAll(Executor executor) {
    try {
      for (List<Seat> group = group(); !group.isEmpty(); group = group()) {
        read(group);
      }
    } finally {
      isReading.set(false);
      begin(executor);
    }
  }

  private List<Seat> group() {
    var group = new ArrayList<Seat>();
    var watched = new HashSet<String>();
    while (watched.size() < MOST_TOPICS && !waiting.isEmpty()) {
      Seat next = waiting.remove();
      group.add(next);
      watched.addAll(next.reader().watched());
    }
    return group;
  }

  private void read(List<Seat> group) {
    try {
      List<Look> looks = news.lookTogether(group.stream().map(Seat::reader).toList());
      for (int i = 0; i < looks.size(); i++) {
        group.get(i).look().complete(looks.get(i));
      }
    } catch (RuntimeException e) {
      group.forEach(seat -> seat.look().completeExceptionally(e));
    }
  }
}
