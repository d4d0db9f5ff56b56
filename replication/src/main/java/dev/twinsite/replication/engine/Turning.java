package dev.twinsite.replication.engine;

import dev.twinsite.replication.Envelope;
import dev.twinsite.replication.Outcome;
import dev.twinsite.replication.engine.Applier.Progress;
import dev.twinsite.replication.engine.Entries.Arrived;
import dev.twinsite.replication.engine.Handling.Care;
import dev.twinsite.replication.engine.OwnStream.Pending;
import dev.twinsite.replication.protocol.AcknowledgedState;
import dev.twinsite.replication.protocol.BatchDecision.Apply;
import dev.twinsite.replication.protocol.ControlEvent;
import dev.twinsite.replication.protocol.ControlEvent.RegencyBegan;
import dev.twinsite.replication.protocol.ControlEvent.RegencyEnded;
import dev.twinsite.replication.protocol.DigestChain;
import dev.twinsite.replication.protocol.Mark;
import dev.twinsite.replication.protocol.Refusal;
import dev.twinsite.replication.protocol.Regency;
import dev.twinsite.replication.protocol.StreamBatch;
import dev.twinsite.replication.wire.ControlEvents;
import dev.twinsite.site.Position;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Takes in the events with which the other site begins and ends to decide alone. Both are taken in
 * under the exclusive fence, which is taken before any other lock: no transaction of this site can
 * be under way that still believes in the old order.
 *
 * <p>When a regency begins, this site stops deciding first; then, in as many short transactions as
 * it takes, what it had pending up to the cut is posted and what lies beyond is discarded; only
 * then does the position move past the event. Each step can be repeated after a restart.
 */
final class Turning {

  private static final Position END_OF_EVERYTHING = Position.of(Long.MAX_VALUE, Long.MAX_VALUE);

  private final Stores stores;
  private final Site site;
  private final Handling handling;
  private final Numberer numberer;
  private final Decider decider;
  private final Answers answers;
  private final Bell bell;

  Turning(
      Stores stores,
      Site site,
      Handling handling,
      Numberer numberer,
      Decider decider,
      Answers answers,
      Bell bell) {
    this.stores = stores;
    this.site = site;
    this.handling = handling;
    this.numberer = numberer;
    this.decider = decider;
    this.answers = answers;
    this.bell = bell;
  }

  /** Takes in the event that stands next in the batch. */
  Progress take(StreamBatch batch, Envelope event) throws Exception {
    ControlEvent turn = ControlEvents.read(event).orElseThrow();
    Progress progress =
        turn instanceof RegencyBegan began && began.lost().equals(site.self())
            ? begin(batch, event, began)
            : underFence(batch, event, stand -> pass(batch, event, stand, turn));
    bell.turned();
    return progress;
  }

  private Progress begin(StreamBatch batch, Envelope event, RegencyBegan began) throws Exception {
    Progress stopped = underFence(batch, event, stand -> stopDeciding(batch, stand, began));
    if (!stopped.more()) {
      return stopped;
    }
    boolean more = true;
    while (more) {
      more = handling.inTransaction(care -> decideSome(began, care));
    }
    return underFence(batch, event, stand -> settle(batch, event, stand, began));
  }

  private Progress underFence(StreamBatch batch, Envelope event, Function<Stand, Progress> work)
      throws Exception {
    return stores
        .transactions()
        .inNew(
            () -> {
              stores.states().lockExclusively();
              return Stand.lock(stores, site)
                  .filter(stand -> isNext(batch, event, stand))
                  .map(work)
                  .orElse(Progress.NOTHING);
            });
  }

  private boolean isNext(StreamBatch batch, Envelope event, Stand stand) {
    return Applier.decide(stores, site, handling, stand, batch) instanceof Apply apply
        && !apply.events().isEmpty()
        && apply.events().get(0).id().equals(event.id());
  }

  private Progress stopDeciding(StreamBatch batch, Stand stand, RegencyBegan began) {
    Optional<Refusal> refusal = objection(began);
    if (refusal.isPresent()) {
      return Progress.done(answers.refuse(refusal.get(), stand, batch.header()));
    }
    if (!isActive(began)) {
      stores.regencies().active().ifPresent(regency -> end(regency, stand));
      stores.regencies().begin(regency(began));
    }
    numberer.numberAll();
    return new Progress(Optional.empty(), true, Optional.empty());
  }

  private Optional<Refusal> objection(RegencyBegan began) {
    boolean regentHere =
        stores
            .regencies()
            .active()
            .filter(regency -> regency.regent().equals(site.self()))
            .isPresent();
    if (regentHere) {
      return Optional.of(Refusal.TWO_REGENTS);
    }
    Mark cut = began.cut();
    boolean holdsCut =
        stores.own().digestAt(cut.position()).filter(cut.digest()::equals).isPresent();
    if (!holdsCut) {
      return Optional.of(Refusal.CUT_MISMATCH);
    }
    return stores.entries().hasPostedBehind(site.self(), cut.position())
        ? Optional.of(Refusal.OVERRULED)
        : Optional.empty();
  }

  /** A regency of the same regent that was never heard to end has ended if another one begins. */
  private void end(Regency regency, Stand stand) {
    stores.regencies().end(regency.id(), stand.sites().own().incarnation());
  }

  /**
   * A node that was paused may come back to a regency that has ended on another node: what is
   * pending then belongs to a new life and is none of its business.
   */
  private boolean decideSome(RegencyBegan began, Care care) {
    stores.peer().lock();
    stores.acknowledgements().lock();
    return isActive(began) && decideSome(began.cut().position(), care);
  }

  private boolean decideSome(Position cut, Care care) {
    List<Pending> pending = stores.own().pending(END_OF_EVERYTHING, Decider.AT_ONCE);
    Function<Position, Outcome> verdict =
        place -> cut.covers(place) ? Outcome.POSTED : Outcome.BEYOND_CUT;
    decider.decide(pending, verdict, cut, care);
    return pending.size() == Decider.AT_ONCE;
  }

  private Progress settle(StreamBatch batch, Envelope event, Stand stand, RegencyBegan began) {
    if (stores.own().hasPending()) {
      throw new IllegalStateException("something is pending although this site decides nothing");
    }
    AcknowledgedState acknowledged = stores.acknowledgements().lock().orElseThrow();
    if (began.cut().position().isAfter(acknowledged.upTo().position())) {
      stores.acknowledgements().save(acknowledged.movedTo(began.cut()));
    }
    return store(batch, event, stand);
  }

  private Progress pass(StreamBatch batch, Envelope event, Stand stand, ControlEvent turn) {
    if (turn instanceof RegencyEnded ended) {
      stores.regencies().end(ended.id(), ended.readmitted());
    }
    return store(batch, event, stand);
  }

  private Progress store(StreamBatch batch, Envelope event, Stand stand) {
    Apply next = (Apply) Applier.decide(stores, site, handling, stand, batch);
    Mark mark = new DigestChain(next.from()).add(event);
    Arrivals arrivals = new Arrivals(stores, mark);
    arrivals.add(new Arrived(site.peer(), mark, event, Outcome.EFFECTIVE));
    arrivals.store();
    return new Progress(
        Optional.of(answers.upTo(mark, stand, batch.header())),
        mark.position().number() < batch.lastNumber(),
        Optional.empty());
  }

  private boolean isActive(RegencyBegan began) {
    return stores.regencies().active().filter(one -> one.id().equals(began.id())).isPresent();
  }

  private Regency regency(RegencyBegan began) {
    return new Regency(
        began.id(), site.peer(), began.lost(), began.epoch(), began.cut(), OptionalLong.empty());
  }
}
