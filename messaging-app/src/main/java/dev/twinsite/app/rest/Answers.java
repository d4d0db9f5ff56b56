package dev.twinsite.app.rest;

import dev.twinsite.app.ReplicationHouse;
import dev.twinsite.app.WaitLimits;
import dev.twinsite.app.edge.RequestId;
import dev.twinsite.replication.Journal;
import dev.twinsite.replication.Ticket;
import dev.twinsite.site.DecisionMode;
import dev.twinsite.site.Durability;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Answers to writes. They wait a moment for the other site, and no thread waits with them: the
 * answer is given where the wait ends.
 */
@ApplicationScoped
public class Answers {

  /** The header that repeats the member {@code durability} of the body. */
  public static final String DURABILITY = "X-Durability";

  /** What is answered at a time; each answer to a decisive fact reads the database. */
  private static final int LANES = 4;

  @Inject Journal journal;
  @Inject ReplicationHouse replication;
  @Inject WaitLimits limits;
  @Inject ManagedExecutorService executor;

  private final Executor lanes = new Lanes(task -> executor.execute(task), LANES);

  /**
   * Answers a mergeable fact, after a short wait.
   *
   * @param ticket empty if no event of this site brought the fact about, so that both sites hold it
   */
  public CompletionStage<Response> mergeable(
      Optional<Ticket> ticket, Function<Durability, Response> answer) {
    return when(durability(ticket, false, limits.mergeable()), answer);
  }

  /**
   * Answers a decisive fact after the wait for its posting. There is no wait while the other site
   * is known to be out of reach, or while this site decides alone.
   *
   * @param answer looks where the fact stands after the wait; may read from the database
   */
  public CompletionStage<Response> decisive(
      Optional<Ticket> ticket, Function<Durability, Response> answer) {
    return decisive(ticket, decisiveLimit(), answer);
  }

  /** How long an answer to a decisive fact waits now. */
  public Duration decisiveLimit() {
    return isWorthWaiting() ? limits.decisive() : Duration.ZERO;
  }

  /** As {@link #decisive(Optional, Function)}, with at most so much of the wait left. */
  public CompletionStage<Response> decisive(
      Optional<Ticket> ticket, Duration limit, Function<Durability, Response> answer) {
    return when(durability(ticket, true, limit), answer);
  }

  /**
   * Answers a decisive fact after the wait for its posting, and after a look at where it stands
   * then.
   *
   * @param look does not hold its caller up; see {@link #gathering}
   */
  public <T> CompletionStage<Response> decisive(
      Optional<Ticket> ticket,
      Supplier<CompletionStage<T>> look,
      BiFunction<T, Durability, Response> answer) {
    Executor carried = RequestId.carriedTo(lanes);
    Duration limit = decisiveLimit();
    return durability(ticket, true, limit)
        .thenCompose(
            held ->
                look.get().thenApplyAsync(now -> labelled(answer.apply(now, held), held), carried));
  }

  /** Looks for many at once, as if that were an answer. */
  public <K, V> Gathering<K, V> gathering(Function<List<K>, Function<K, V>> look) {
    return new Gathering<>(lanes, look);
  }

  /** Answers that nothing had to be written. All that is certain is that this site holds it. */
  public CompletionStage<Response> heldHere(Response.ResponseBuilder answer) {
    return CompletableFuture.completedFuture(
        answer.header(DURABILITY, Durability.ONE_SITE.label()).build());
  }

  private CompletionStage<Durability> durability(
      Optional<Ticket> ticket, boolean decisive, Duration limit) {
    return ticket
        .map(it -> journal.durability(it, decisive, limit))
        .orElseGet(() -> CompletableFuture.completedFuture(Durability.BOTH_SITES));
  }

  private boolean isWorthWaiting() {
    return replication
        .status()
        .filter(status -> status.mode() == DecisionMode.BOTH_SITES && status.peer().reachable())
        .isPresent();
  }

  /** Where there is nothing to wait for, the request's own thread gives the answer. */
  private CompletionStage<Response> when(
      CompletionStage<Durability> durability, Function<Durability, Response> answer) {
    return elsewhere(durability).thenApply(held -> labelled(answer.apply(held), held));
  }

  private static Response labelled(Response answer, Durability held) {
    return Response.fromResponse(answer).header(DURABILITY, held.label()).build();
  }

  /**
   * The same stage, so that what follows it does not run on a thread of whoever completes it. A
   * stage that is complete already is followed on the caller's thread.
   */
  public <T> CompletionStage<T> elsewhere(CompletionStage<T> stage) {
    return stage.toCompletableFuture().isDone()
        ? stage
        : stage.thenApplyAsync(Function.identity(), RequestId.carriedTo(lanes));
  }

  /** Does the work when it is its turn, as if it were an answer. */
  public void execute(Runnable work) {
    lanes.execute(work);
  }
}
