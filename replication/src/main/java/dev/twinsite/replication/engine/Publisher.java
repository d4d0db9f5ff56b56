package dev.twinsite.replication.engine;

import dev.twinsite.replication.engine.Composer.Sight;
import dev.twinsite.replication.protocol.AcknowledgedState;
import dev.twinsite.replication.protocol.Batch;
import dev.twinsite.replication.protocol.Frontier;
import dev.twinsite.replication.protocol.Outbound;
import dev.twinsite.replication.protocol.Outbound.Step;
import dev.twinsite.replication.wire.Wire;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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

  /** The longest linger, in lingers. */
  private static final int LONGEST = 5;

  private final Stores stores;
  private final Site site;
  private final Numberer numberer;
  private final Composer composer;
  private final Transport transport;
  private final Bell bell;
  private Outbound outbound;
  private volatile boolean holder;
  private volatile Optional<Boolean> reachable = Optional.empty();
  private Set<UUID> answered = Set.of();
  private long leaseLookAt;
  private long lastSentAt;
  private long lingerUntil;

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
    this.lingerUntil = site.now();
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

  /**
   * How long to wait for more before the next turn, so that what is appended meanwhile shares a
   * batch, its transactions and its receipt. Zero unless the last turn has just brought everything
   * across: what comes after a pause never waits, and nor does a backlog. Otherwise as long as that
   * turn took, within bounds: on a machine that has no time left turns take longer, and fewer of
   * them leave more for the work itself.
   */
  Duration lingerLeft() {
    return site.isPast(lingerUntil) ? Duration.ZERO : Duration.ofNanos(lingerUntil - site.now());
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
    long begin = site.now();
    if (site.isPast(leaseLookAt)) {
      hold();
    }
    if (!holder) {
      return false;
    }
    Outlook before = stores.board().outlook();
    int numbered = before.unnumbered() ? number() : 0;
    Outlook now = numbered > 0 ? stores.board().outlook() : before;
    boolean full = numbered >= site.config().batchEventsMax();
    boolean whole = !before.unnumbered() || (numbered > 0 && !full);
    Set<UUID> answering = whole ? asking(before) : Set.of();
    now.acknowledged().ifPresent(this::keepTimeGrowing);
    Optional<Batch> sent =
        now.acknowledged().flatMap(state -> send(new Sight(state, now, answering)));
    boolean lingers = !full && sent.filter(batch -> isAllOf(now, batch)).isPresent();
    lingerUntil = lingers ? site.in(lingerAfter(site.since(begin))) : site.now();
    return sent.isPresent() || full;
  }

  private Duration lingerAfter(Duration turn) {
    Duration least = site.config().linger();
    Duration longest = least.multipliedBy(LONGEST);
    return Collections.max(List.of(least, Collections.min(List.of(turn, longest))));
  }

  /**
   * Starts of the other site's nodes that ask what was committed here before them. What this site
   * has committed by the time that it has heard of them is numbered afterwards, before the batch
   * that answers them names the end of the stream.
   */
  private static Set<UUID> asking(Outlook before) {
    return before.acknowledged().map(AcknowledgedState::asking).orElse(Set.of());
  }

  /** Takes or renews the lease, well before it ends. */
  private void hold() throws Exception {
    boolean held = stores.transactions().inNew(stores.lease()::hold);
    leaseLookAt = site.in(site.config().leaseDuration().dividedBy(3));
    holds(held);
  }

  private int number() throws Exception {
    int limit = site.config().batchEventsMax();
    int numbered = stores.transactions().inNew(() -> numberer.number(limit));
    if (numbered > 0) {
      bell.grown();
    }
    return numbered;
  }

  /** Whoever takes over knows nothing of how things stood when it last published, if ever. */
  private void holds(boolean now) {
    if (now && !holder) {
      outbound = newOutbound();
      answered = Set.of();
      transport.takeOver();
    }
    if (now != holder) {
      reachable = Optional.empty();
    }
    holder = now;
  }

  private Optional<Batch> send(Sight sight) {
    Step step = outbound.next(site.now(), sight.acknowledged());
    Optional<Batch> batch = compose(step, sight);
    batch.ifPresent(this::deliver);
    sayWhetherReachable();
    return batch;
  }

  /** Whether a batch has events, and nothing lies behind them. */
  private static boolean isAllOf(Outlook now, Batch batch) {
    return batch.size() > 0 && now.digestAtEnd(batch.end().place()).isPresent();
  }

  private Optional<Batch> compose(Step step, Sight sight) {
    if (step instanceof Step.Probe probe) {
      return composer.probe(probe.at(), sight, nextSentAt());
    }
    if (step instanceof Step.Send send) {
      Optional<Batch> batch = composer.batch(send.behind(), sight, nextSentAt());
      return batch.isPresent() || !isProbeDue(sight) ? batch : idleProbe(send.behind(), sight);
    }
    return Optional.empty();
  }

  /** Whoever waits behind a shut door is answered at once, but only once. */
  private boolean isProbeDue(Sight sight) {
    return outbound.isProbeDue(site.now()) || !answered.containsAll(sight.answering());
  }

  /** A place that the journal does not know, or no longer, is given up. */
  private Optional<Batch> idleProbe(Frontier at, Sight sight) {
    Optional<Batch> probe = composer.probe(at, sight, nextSentAt());
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
      batch.header().answering().filter(starts -> !starts.isEmpty()).ifPresent(this::answered);
      site.observer().sent(batch.size(), bytes.length, site.since(begin));
    } catch (Throwable e) {
      outbound.putFailed(site.now());
      site.observer().notSent(site.since(begin));
      LOG.debugf(e, "Nobody knows whether batch %s has arrived", batch.end());
    }
  }

  private void answered(Set<UUID> starts) {
    answered = starts;
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
