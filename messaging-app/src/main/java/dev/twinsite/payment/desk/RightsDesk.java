package dev.twinsite.payment.desk;

import dev.twinsite.payment.AccountId;
import dev.twinsite.payment.AskId;
import dev.twinsite.payment.usecase.AnswerAsk;
import dev.twinsite.payment.usecase.DecideWaiting;
import dev.twinsite.replication.SiteClosedException;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Answers asks and decides waiting transfers, one after the other, on each node. It is woken by
 * what the journal brings and looks by itself now and then, because the wake-up may have gone to
 * the other node and because a credit wakes nobody.
 */
@ApplicationScoped
public class RightsDesk {

  private static final Logger LOG = Logger.getLogger(RightsDesk.class);
  private static final Duration POLL = Duration.ofMillis(250);

  private final AtomicInteger woken = new AtomicInteger();
  private volatile Optional<ScheduledFuture<?>> polling = Optional.empty();
  private volatile boolean open;

  @Inject AnswerAsk answer;
  @Inject DecideWaiting decide;
  @Inject WaitingRequests requests;
  @Inject ManagedExecutorService executor;
  @Inject ManagedScheduledExecutorService scheduler;

  /** Begins to work. */
  public void open() {
    open = true;
    polling =
        Optional.of(
            scheduler.scheduleWithFixedDelay(
                this::wake, 0, POLL.toMillis(), TimeUnit.MILLISECONDS));
  }

  /** Ends the work; what is just being done is finished. */
  public void close() {
    open = false;
    polling.ifPresent(poll -> poll.cancel(false));
  }

  /** There may be something to do. */
  public void wake() {
    if (open && woken.getAndIncrement() == 0) {
      begin();
    }
  }

  private void begin() {
    try {
      executor.execute(this::work);
    } catch (RejectedExecutionException e) {
      woken.set(0);
      LOG.debug("No thread now", e);
    }
  }

  private void work() {
    int seen;
    do {
      seen = woken.get();
      round();
    } while (open && !woken.compareAndSet(seen, 0));
  }

  private void round() {
    try {
      decide.due().forEach(this::decideAll);
      answer.unanswered().forEach(this::answer);
    } catch (SiteClosedException e) {
      LOG.debug("Nothing is decided here now", e);
    } catch (RuntimeException e) {
      LOG.warn("What waits for rights will be looked at again", e);
    }
  }

  /** An ask that cannot be answered holds up no other. */
  private void answer(AskId ask) {
    try {
      answer.answer(ask);
    } catch (SiteClosedException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.warnf(e, "Ask %s will be looked at again", ask);
    }
  }

  private void decideAll(AccountId account) {
    while (open && decide.decideFirst(account)) {
      requests.look();
    }
  }
}
