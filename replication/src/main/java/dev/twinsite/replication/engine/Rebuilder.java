package dev.twinsite.replication.engine;

import dev.twinsite.replication.Envelope;
import dev.twinsite.replication.Outcome;
import dev.twinsite.replication.engine.Applier.Progress;
import dev.twinsite.replication.engine.Entries.Arrived;
import dev.twinsite.replication.engine.Handling.Care;
import dev.twinsite.replication.protocol.AcknowledgedState;
import dev.twinsite.replication.protocol.ControlEvent;
import dev.twinsite.replication.protocol.ControlEvent.RegencyBegan;
import dev.twinsite.replication.protocol.ControlEvent.RegencyEnded;
import dev.twinsite.replication.protocol.DigestChain;
import dev.twinsite.replication.protocol.Life;
import dev.twinsite.replication.protocol.Mark;
import dev.twinsite.replication.protocol.RebuildBatch;
import dev.twinsite.replication.protocol.RebuiltEvent;
import dev.twinsite.replication.protocol.Refusal;
import dev.twinsite.replication.protocol.Regency;
import dev.twinsite.replication.wire.ControlEvents;
import dev.twinsite.site.Incarnation;
import dev.twinsite.site.SiteName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Rebuilds this empty database from the survivor's journal: both streams in the survivor's local
 * order, because each stream alone may depend on the other. What does not count at the survivor
 * does not count here. When the last event of this site's former lives is in, a new life begins,
 * and the survivor's stream goes on as always.
 */
final class Rebuilder {

  private static final int STRETCH_MAX = 100;

  private final Stores stores;
  private final Site site;
  private final Handling handling;
  private final Answers answers;

  Rebuilder(Stores stores, Site site, Handling handling, Answers answers) {
    this.stores = stores;
    this.site = site;
    this.handling = handling;
    this.answers = answers;
  }

  Progress take(RebuildBatch batch, Stand stand, long deadline, Care care) {
    OptionalLong progress = stores.rebuilds().progress();
    if (progress.isEmpty()) {
      return Progress.done(answers.upTo(stand.applied().mark(), stand, batch.header()));
    }
    long from = progress.getAsLong();
    Optional<Refusal> refusal = objection(batch, stand, from);
    if (refusal.isPresent()) {
      return Progress.done(answers.refuse(refusal.get(), stand, batch.header()));
    }
    List<RebuiltEvent> fresh =
        batch.events().stream().filter(event -> event.localOrder() > from).toList();
    return take(fresh, from, batch, stand, deadline, care);
  }

  private Optional<Refusal> objection(RebuildBatch batch, Stand stand, long progress) {
    UUID sender = batch.header().originIdentity();
    if (stand.sites().peer().database().filter(known -> !known.equals(sender)).isPresent()) {
      return Optional.of(Refusal.FOREIGN_DATABASE);
    }
    if (batch.after() > progress) {
      return Optional.of(Refusal.GAP);
    }
    Incarnation former = batch.receiverStream().position().incarnation();
    if (stand.sites().own().incarnation().compareTo(former) <= 0) {
      return Optional.of(Refusal.NOT_ADMITTED);
    }
    boolean understood =
        batch.events().stream().map(RebuiltEvent::envelope).allMatch(this::isUnderstood);
    return understood ? Optional.empty() : Optional.of(Refusal.UNKNOWN_KIND);
  }

  private boolean isUnderstood(Envelope event) {
    return ControlEvent.isControl(event.kind()) || handling.kinds().contains(event.kind());
  }

  private Progress take(
      List<RebuiltEvent> events,
      long from,
      RebuildBatch batch,
      Stand stand,
      long deadline,
      Care care) {
    Arrivals arrivals = new Arrivals(stores, stand.applied().mark());
    int taken = 0;
    while (taken < events.size() && (taken == 0 || !site.isPast(deadline))) {
      int next = Math.min(events.size(), taken + STRETCH_MAX);
      take(events.subList(taken, next), arrivals, care);
      taken = next;
    }
    arrivals.store();
    long reached = taken == 0 ? from : events.get(taken - 1).localOrder();
    stores.rebuilds().save(reached);
    if (reached >= batch.receiverEndsAt()) {
      beginLife(batch.receiverStream(), stand.sites().own().incarnation());
    }
    Mark mark = arrivals.end();
    return new Progress(
        Optional.of(answers.upTo(mark, stand, batch.header())),
        taken < events.size(),
        Optional.empty());
  }

  private void take(List<RebuiltEvent> stretch, Arrivals arrivals, Care care) {
    claim(stretch);
    Effects effects = new Effects(handling, care);
    for (RebuiltEvent event : stretch) {
      if (event.origin().equals(site.peer())) {
        arrivals.movedTo(continued(arrivals.end(), event));
      }
      remember(event);
      Arrived arrived =
          new Arrived(event.origin(), event.mark(), event.envelope(), event.outcome());
      effects.of(arrived);
      arrivals.add(arrived);
    }
    effects.handOver();
  }

  /** The survivor's stream must be the one it says; where a new life begins its mark is taken. */
  private static Mark continued(Mark end, RebuiltEvent event) {
    boolean next = event.mark().position().equals(end.position().next());
    if (next && !new DigestChain(end).add(event.envelope()).equals(event.mark())) {
      throw new IllegalStateException(
          "the event at " + event.mark() + " is not the one that follows " + end);
    }
    return event.mark();
  }

  private void claim(List<RebuiltEvent> stretch) {
    for (SiteName origin : List.of(site.self(), site.peer())) {
      Map<String, UUID> claims = new TreeMap<>();
      stretch.stream()
          .filter(event -> event.origin().equals(origin) && event.outcome() == Outcome.POSTED)
          .map(RebuiltEvent::envelope)
          .forEach(event -> event.claim().ifPresent(claim -> claims.put(claim, event.id())));
      if (!claims.isEmpty()) {
        stores.claims().takeFree(claims, origin);
      }
    }
  }

  private void remember(RebuiltEvent event) {
    Optional<ControlEvent> turn = ControlEvents.read(event.envelope());
    if (turn.isPresent() && turn.get() instanceof RegencyBegan began) {
      stores.regencies().active().ifPresent(r -> stores.regencies().end(r.id(), Incarnation.FIRST));
      stores.regencies().begin(regency(event.origin(), began));
    } else if (turn.isPresent() && turn.get() instanceof RegencyEnded ended) {
      stores.regencies().end(ended.id(), ended.readmitted());
    }
  }

  private void beginLife(Mark former, Incarnation issued) {
    stores.own().recall(former);
    stores.own().begin(new Life(former, Optional.empty()).next(site.self(), issued));
    stores.acknowledgements().open(AcknowledgedState.startingAt(former));
    stores.rebuilds().end();
  }

  private static Regency regency(SiteName regent, RegencyBegan began) {
    return new Regency(
        began.id(), regent, began.lost(), began.epoch(), began.cut(), OptionalLong.empty());
  }
}
