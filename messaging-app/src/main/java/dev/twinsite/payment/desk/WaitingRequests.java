package dev.twinsite.payment.desk;

import dev.twinsite.payment.Claims;
import dev.twinsite.payment.Transfer;
import dev.twinsite.payment.TransferId;
import dev.twinsite.payment.Transfers;
import dev.twinsite.payment.WaitingTransfer;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Requests that wait until a waiting transfer is decided, by this node or by the other one. While
 * there are any, the database is looked at every {@value #LOOK_MILLIS} ms.
 */
@ApplicationScoped
public class WaitingRequests {

  private static final Logger LOG = Logger.getLogger(WaitingRequests.class);
  private static final long LOOK_MILLIS = 50;

  private record Request(TransferId id, long deadline) {}

  private final Map<CompletableFuture<Void>, Request> waiting = new ConcurrentHashMap<>();
  private final AtomicBoolean lookingOut = new AtomicBoolean();

  @Inject Transfers transfers;
  @Inject ManagedExecutorService executor;
  @Inject ManagedScheduledExecutorService scheduler;

  /** Completes when the transfer waits no more, or when the limit has passed. */
  public CompletionStage<Void> await(TransferId id, Duration limit) {
    CompletableFuture<Void> decided = new CompletableFuture<>();
    waiting.put(decided, new Request(id, System.nanoTime() + limit.toNanos()));
    lookOut();
    return decided;
  }

  /** Releases the requests whose transfers wait no more. */
  void look() {
    Set<TransferId> ids =
        waiting.values().stream().map(Request::id).collect(Collectors.toUnmodifiableSet());
    if (!ids.isEmpty()) {
      Set<TransferId> still = stillWaiting(ids);
      release(request -> ids.contains(request.id()) && !still.contains(request.id()));
    }
  }

  private Set<TransferId> stillWaiting(Set<TransferId> ids) {
    Map<TransferId, List<Transfer>> claims =
        transfers.findAll(ids).stream().collect(Collectors.groupingBy(claim -> claim.terms().id()));
    Set<TransferId> still = new HashSet<>();
    claims.forEach(
        (id, of) ->
            Claims.surviving(of)
                .filter(WaitingTransfer.class::isInstance)
                .ifPresent(claim -> still.add(id)));
    return still;
  }

  private void lookOut() {
    if (lookingOut.compareAndSet(false, true)) {
      scheduler.schedule(
          () -> executor.execute(this::lookAndGiveUp), LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void lookAndGiveUp() {
    lookingOut.set(false);
    try {
      look();
    } catch (RuntimeException e) {
      LOG.debug("The database does not say what waits", e);
    }
    long now = System.nanoTime();
    release(request -> request.deadline() - now <= 0);
    if (!waiting.isEmpty()) {
      lookOut();
    }
  }

  private void release(Predicate<Request> which) {
    List<CompletableFuture<Void>> released = new ArrayList<>();
    waiting.forEach(
        (decided, request) -> {
          if (which.test(request)) {
            released.add(decided);
          }
        });
    released.forEach(waiting::remove);
    released.forEach(decided -> decided.complete(null));
  }
}
