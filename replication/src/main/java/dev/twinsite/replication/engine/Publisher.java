package dev.twinsite.replication.engine;

import dev.twinsite.replication.protocol.AcknowledgedState;
import dev.twinsite.replication.protocol.Batch;
import dev.twinsite.replication.protocol.Frontier;
import dev.twinsite.replication.protocol.Outbound;
import dev.twinsite.replication.protocol.Outbound.Step;
import dev.twinsite.replication.wire.Wire;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Numbers what this site has committed and sends it to the other one, batch by batch. While a batch
 * is on the wire the next one fills up.
 *
 * <p>Only the node that holds the lease publishes. Two publishers at once are harmless: numbers are
 * given under a lock, and the receiver skips what it has.
 */
public final class Publisher {

  private static final Logger LOG = Logger.getLogger(Publisher.class);

  private final Stores stores;
  private final Site site;
  private final Numberer numberer;
  private final Composer composer;
  private final Transport transport;
  private final Bell bell;
  private Outbound outbound;
  private volatile boolean holder;
  private volatile Optional<Boolean> reachable = Optional.empty();
  private long leaseLookAt;
  private long lastSentAt;

  Publisher(
      Stores stores,
      Site site,
      Numberer numberer,
      Composer composer,
      Transport transport,
      Bell bell) {
    this.stores = stores;
    this.site = site;
    this.numberer = numberer;
    this.composer = composer;
    this.transport = transport;
    this.bell = bell;
    this.outbound = newOutbound();
    this.leaseLookAt = site.now();
  }

  private Outbound newOutbound() {
    return new Outbound(
        new Outbound.Pace(
            site.config().receiptTimeout(),
            site.config().probeInterval(),
            Duration.ofMillis(100),
            4),
        site.now());
  }

  /** Whether this node publishes, as far as it knows. */
  boolean isHolder() {
    return holder;
  }

  /**
   * Whether this node reaches the other site's applier; empty if it does not publish, or has not
   * found out yet since it took over.
   */
  Optional<Boolean> isReachable() {
    return reachable;
  }

  /** Gives the lease back. */
  void release() {
    holds(false);
    leaseLookAt = site.now();
    stores.lease().release();
  }

  /**
   * Takes one turn: numbers what is committed and sends at most one batch.
   *
   * @return whether there may be more to do at once
   */
  boolean turn() throws Exception {
    int numbered = holdAndNumber();
    if (!holder) {
      return false;
    }
    if (numbered > 0) {
      bell.grown();
    }
    Optional<AcknowledgedState> acknowledged = stores.acknowledgements().read();
    acknowledged.ifPresent(this::keepTimeGrowing);
    boolean sent = acknowledged.map(this::send).orElse(false);
    boolean full = numbered >= site.config().batchEventsMax();
    return sent || full;
  }

  private int holdAndNumber() throws Exception {
    boolean due = site.isPast(leaseLookAt);
    if (!due && !(holder && stores.own().hasUnnumbered())) {
      return 0;
    }
    int numbered = stores.transactions().inNew(this::holdAndNumberNow);
    leaseLookAt = site.in(site.config().leaseDuration().dividedBy(3));
    holds(numbered >= 0);
    return Math.max(numbered, 0);
  }

  /** Whoever takes over knows nothing of how things stood when it last published, if ever. */
  private void holds(boolean now) {
    if (now && !holder) {
      outbound = newOutbound();
      transport.takeOver();
    }
    if (now != holder) {
      reachable = Optional.empty();
    }
    holder = now;
  }

  private int holdAndNumberNow() {
    return stores.lease().hold() ? numberer.number(site.config().batchEventsMax()) : -1;
  }

  private boolean send(AcknowledgedState acknowledged) {
    Step step = outbound.next(site.now(), acknowledged);
    Optional<Batch> batch = compose(step, acknowledged);
    batch.ifPresent(this::deliver);
    sayWhetherReachable();
    return batch.isPresent();
  }

  private Optional<Batch> compose(Step step, AcknowledgedState acknowledged) {
    if (step instanceof Step.Probe probe) {
      return composer.probe(probe.at(), acknowledged, nextSentAt());
    }
    if (step instanceof Step.Send send) {
      Optional<Batch> batch = composer.batch(send.behind(), acknowledged, nextSentAt());
      return batch.isPresent() || !outbound.isProbeDue(site.now())
          ? batch
          : idleProbe(send.behind(), acknowledged);
    }
    return Optional.empty();
  }

  /** A place that the journal does not know, or no longer, is given up. */
  private Optional<Batch> idleProbe(Frontier at, AcknowledgedState acknowledged) {
    Optional<Batch> probe = composer.probe(at, acknowledged, nextSentAt());
    if (probe.isEmpty()) {
      outbound.putFailed(site.now());
    }
    return probe;
  }

  /**
   * Receipts have answered later batches than this clock may know of: another node's, or its own.
   */
  private void keepTimeGrowing(AcknowledgedState acknowledged) {
    lastSentAt = Math.max(lastSentAt, acknowledged.answeredSentAt());
  }

  private long nextSentAt() {
    lastSentAt = Math.max(site.millis().getAsLong(), lastSentAt + 1);
    return lastSentAt;
  }

  private void deliver(Batch batch) {
    long begin = site.now();
    try {
      byte[] bytes = Wire.encode(batch);
      transport.sendBatch(name(batch), bytes);
      outbound.putReturned(site.now(), batch.header().sentAt(), batch.end());
      site.observer().sent(batch.size(), bytes.length, site.since(begin));
    } catch (Throwable e) {
      outbound.putFailed(site.now());
      site.observer().notSent(site.since(begin));
      LOG.debugf(e, "Nobody knows whether batch %s has arrived", batch.end());
    }
  }

  private String name(Batch batch) {
    return batch.header().origin() + "/" + batch.end().place() + "/" + site.ids().get();
  }

  private void sayWhetherReachable() {
    boolean now = outbound.isReachable();
    if (outbound.hasFoundOut() && reachable.filter(before -> before == now).isEmpty()) {
      stores.incidents().link(now);
      reachable = Optional.of(now);
      LOG.infof("Site %s is %s", site.peer(), now ? "reached" : "out of reach");
      bell.acknowledged();
    }
  }
}
