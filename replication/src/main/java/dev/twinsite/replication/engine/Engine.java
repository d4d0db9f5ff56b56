package dev.twinsite.replication.engine;

import dev.twinsite.replication.EventHandler;
import dev.twinsite.replication.Journal;
import dev.twinsite.replication.JournalReader;
import dev.twinsite.replication.JournalStatus;
import dev.twinsite.replication.protocol.Batch;
import dev.twinsite.replication.wire.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * Makes the parts of a node's journal work: wakes them when something has happened, and now and
 * then in case a wake-up was lost. Each part runs on a managed thread, once at a time, and holds no
 * thread while it has nothing to do.
 */
public final class Engine implements Bell, Transport.Receiver {

  private static final Logger LOG = Logger.getLogger(Engine.class);
  private static final long STOP_NANOS = SerialTask.seconds(10);
  private static final long TURN_NANOS = SerialTask.seconds(2);
  private static final long RUN_NANOS = SerialTask.seconds(5);

  private final Site site;
  private final Stores stores;
  private final Transport transport;
  private final Executor executor;
  private final ScheduledExecutorService scheduler;
  private final Parts parts;
  private final ReceiptBox receipts;
  private final StatusBoard board;
  private final Durabilities durabilities;
  private final NewsDesk news;
  private final Journal journal;
  private final JournalReader reader;
  private final SerialTask publishing;
  private final SerialTask watching;
  private final SerialTask refreshing;
  private final SerialTask releasing;
  private final SerialTask telling;
  private final SerialTask nudging;
  private final ReentrantLock applying = new ReentrantLock(true);
  private volatile boolean running;
  private boolean announced;
  private long slowTickAt;
  private long lingeringUntil;
  private Optional<ScheduledFuture<?>> ticking = Optional.empty();

  public Engine(
      Site site,
      Stores stores,
      Pages pages,
      Transport transport,
      Executor executor,
      ScheduledExecutorService scheduler,
      EventHandler handler) {
    this.site = site;
    this.stores = stores;
    this.transport = transport;
    this.executor = executor;
    this.scheduler = scheduler;
    this.parts = Parts.of(site, stores, transport, this, handler);
    this.receipts = new ReceiptBox(site, transport, parts.desk(), executor);
    this.board = new StatusBoard(stores.board(), site, parts.publisher());
    this.durabilities = new Durabilities(stores.board(), site, board);
    this.news = new NewsDesk(stores.board(), site);
    this.publishing = new SerialTask("The publisher", executor, this::publish);
    this.watching = new SerialTask("The watch over the sites", executor, this::watch);
    this.refreshing = new SerialTask("The status board", executor, board::refresh);
    this.releasing = new SerialTask("The release of requests", executor, this::release);
    this.telling = new SerialTask("The telling of news", executor, this::tell);
    this.nudging = new SerialTask("The nudge", executor, this::nudge);
    this.journal = new SiteJournal(stores, site, board, durabilities, this);
    this.reader = new SiteReader(pages, news, telling::wake);
  }

  /** Begins to listen, to publish and to watch. */
  public synchronized void start() {
    if (running) {
      return;
    }
    running = true;
    announced = false;
    parts.handling().stopping(false);
    tasks().forEach(SerialTask::restart);
    receipts.start();
    transport.listen(this);
    slowTickAt = site.now();
    lingeringUntil = site.now();
    long period = site.config().pollInterval().toMillis();
    ticking =
        Optional.of(scheduler.scheduleWithFixedDelay(this::tick, 0, period, TimeUnit.MILLISECONDS));
  }

  /** Ends everything and waits until it has ended, but not for a database that hangs. */
  public synchronized void stop() {
    if (!running) {
      return;
    }
    running = false;
    ticking.ifPresent(tick -> tick.cancel(false));
    transport.close();
    parts.handling().stopping(true);
    boolean ended = receipts.stop(STOP_NANOS);
    for (SerialTask task : tasks()) {
      ended &= task.stop(STOP_NANOS);
    }
    ended &= awaitApplier();
    durabilities.close();
    news.close();
    if (ended) {
      releaseLease();
    } else {
      LOG.warnf("The journal of node %s was stopped while it was busy", site.config().node());
    }
  }

  public Journal journal() {
    return journal;
  }

  public JournalReader reader() {
    return reader;
  }

  public JournalStatus status() {
    return board.status();
  }

  public boolean peerUnderstands(String kind) {
    return board.peerUnderstands(kind);
  }

  @Override
  public void appended() {
    publishing.wake();
    if (!parts.publisher().isHolder()) {
      nudging.wake();
    }
  }

  @Override
  public void grown() {
    telling.wake();
    nudging.wake();
  }

  @Override
  public void acknowledged() {
    publishing.wake();
    releasing.wake();
    nudging.wake();
  }

  @Override
  public void turned() {
    refreshing.wake();
    publishing.wake();
    watching.wake();
  }

  @Override
  public void nudged() {
    publishing.wake();
    releasing.wake();
    telling.wake();
  }

  @Override
  public void receipt(byte[] bytes) {
    receipts.arrived(bytes);
  }

  @Override
  public CompletionStage<Void> batch(byte[] bytes) {
    long arrived = site.now();
    return CompletableFuture.runAsync(() -> applyObserved(bytes, arrived), executor);
  }

  private void applyObserved(byte[] bytes, long arrived) {
    try {
      Batch batch = Wire.batch(bytes);
      apply(batch);
      site.observer().applied(batch.size(), site.since(arrived));
    } catch (RuntimeException e) {
      site.observer().notApplied(site.since(arrived));
      throw e;
    }
  }

  private void apply(Batch batch) {
    takeTurn();
    try {
      parts.applier().take(batch).ifPresent(receipts::send);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("the batch was not applied: " + e.getMessage(), e);
    } finally {
      applying.unlock();
    }
  }

  /** One batch at a time; a database that hangs must not collect threads. */
  private void takeTurn() {
    if (!tryTurn(TURN_NANOS)) {
      throw new IllegalStateException("another batch is still being applied");
    }
    if (!running) {
      applying.unlock();
      throw new IllegalStateException("the journal of this node has been stopped");
    }
  }

  private boolean awaitApplier() {
    boolean quiet = tryTurn(STOP_NANOS);
    if (quiet) {
      applying.unlock();
    }
    return quiet;
  }

  private boolean tryTurn(long nanos) {
    try {
      return applying.tryLock(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void tick() {
    if (!durabilities.isEmpty()) {
      releasing.wake();
    }
    if (!news.isEmpty()) {
      telling.wake();
    }
    if (site.isPast(slowTickAt)) {
      slowTickAt = site.in(site.config().watchInterval());
      watching.wake();
      refreshing.wake();
      publishing.wake();
    }
  }

  private void publish() {
    long until = site.now() + RUN_NANOS;
    try {
      boolean more = true;
      while (running && more && !lingers()) {
        more = parts.publisher().turn();
        if (more && site.isPast(until)) {
          publishing.wake();
          return;
        }
      }
    } catch (Exception e) {
      LOG.debugf(e, "The publisher will try again");
    }
  }

  /** Whether the publisher waits for more; then it is woken again. */
  private boolean lingers() {
    Duration left = parts.publisher().lingerLeft();
    if (!left.isZero() && site.isPast(lingeringUntil)) {
      lingeringUntil = site.in(left);
      scheduler.schedule(publishing::wake, left.toNanos(), TimeUnit.NANOSECONDS);
    }
    return !left.isZero();
  }

  private void watch() {
    try {
      announce();
      while (running && parts.publisher().isHolder() && parts.watch().look()) {
        // one step follows another
      }
    } catch (Exception e) {
      LOG.debugf(e, "The watch over the sites will look again");
    }
  }

  private void announce() {
    if (!announced) {
      stores.states().announceBoot();
      announced = true;
    }
  }

  private void release() {
    try {
      durabilities.release();
    } finally {
      durabilities.giveUp();
    }
  }

  /** Nobody depends on a nudge: all nodes look by themselves now and then. */
  private void nudge() {
    try {
      transport.nudge();
    } catch (RuntimeException e) {
      LOG.debugf(e, "Not every node was nudged");
    }
  }

  private void tell() {
    try {
      news.tell();
    } finally {
      news.giveUp();
    }
  }

  private void releaseLease() {
    try {
      parts.publisher().release();
    } catch (RuntimeException e) {
      LOG.debugf(e, "The lease ends by itself");
    }
  }

  private List<SerialTask> tasks() {
    return List.of(publishing, watching, refreshing, releasing, telling, nudging);
  }
}
