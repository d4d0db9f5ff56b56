package dev.twinsite.failover;

import dev.twinsite.arquillian.NoAnswerException;
import dev.twinsite.arquillian.Site;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Somebody asks a site who they are, without a pause, from before it listens. */
final class Knocking {

  private final Citizen citizen;
  private final Site site;
  private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
  private final CompletableFuture<Void> ending = new CompletableFuture<>();
  private final CompletableFuture<Void> ended;

  private Knocking(Citizen citizen, Site site) {
    this.citizen = citizen;
    this.site = site;
    this.ended = CompletableFuture.runAsync(this::knock);
  }

  static Knocking by(Citizen citizen, Site site) {
    return new Knocking(citizen, site);
  }

  /** Knocks once more and returns the status of every answer, the first one first. */
  List<Integer> end() {
    ending.complete(null);
    ended.join();
    return List.copyOf(answers);
  }

  private void knock() {
    boolean over = false;
    while (!over) {
      over = ending.isDone();
      try {
        answers.add(citizen.reads(site, "/api/v1/me").status());
      } catch (NoAnswerException e) {
        // it does not listen yet
      }
    }
  }
}
