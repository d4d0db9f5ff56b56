package dev.twinsite.replication.engine;

import dev.twinsite.replication.Envelope;
import dev.twinsite.replication.Outcome;
import dev.twinsite.replication.engine.Entries.Arrived;
import dev.twinsite.replication.engine.Handling.Care;
import dev.twinsite.replication.protocol.Batch;
import dev.twinsite.replication.protocol.BatchDecision;
import dev.twinsite.replication.protocol.BatchDecision.Apply;
import dev.twinsite.replication.protocol.BatchDecision.Refuse;
import dev.twinsite.replication.protocol.BatchRules;
import dev.twinsite.replication.protocol.ControlEvent;
import dev.twinsite.replication.protocol.DigestChain;
import dev.twinsite.replication.protocol.Gate;
import dev.twinsite.replication.protocol.Mark;
import dev.twinsite.replication.protocol.RebuildBatch;
import dev.twinsite.replication.protocol.Receipt;
import dev.twinsite.replication.protocol.Refusal;
import dev.twinsite.replication.protocol.StreamBatch;
import dev.twinsite.replication.protocol.StretchRules;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Takes in what the other site sends, exactly once and in order: one transaction locks the position
 * in the other site's stream, asks the rules, hands the events to the application, stores them,
 * moves the position and writes the receipt. It checks no rule that the origin has decided.
 *
 * <p>A batch that takes longer than its budget is committed in parts; a receipt for a part is as
 * good as any. Events that change who decides are left to {@link Turning}, a rebuild to {@link
 * Rebuilder}.
 */
public final class Applier {

  private static final Logger LOG = Logger.getLogger(Applier.class);

  /** How many events are handled before the clock is looked at again. */
  private static final int STRETCH_MAX = 100;

  /** What one transaction has done with a batch. */
  record Progress(Optional<Receipt> receipt, boolean more, Optional<Envelope> turning) {

    static final Progress NOTHING = new Progress(Optional.empty(), false, Optional.empty());

    static Progress done(Receipt receipt) {
      return new Progress(Optional.of(receipt), false, Optional.empty());
    }

    static Progress more(Receipt receipt) {
      return new Progress(Optional.of(receipt), true, Optional.empty());
    }

    static Progress atTurn(Envelope event) {
      return new Progress(Optional.empty(), true, Optional.of(event));
    }
  }

  private final Stores stores;
  private final Site site;
  private final Handling handling;
  private final Contest contest;
  private final Verdicts verdicts;
  private final Answers answers;
  private final Turning turning;
  private final Rebuilder rebuilder;
  private final ReceiptDesk desk;
  private final Bell bell;
  private final Once once = new Once(LOG);

  Applier(
      Stores stores,
      Site site,
      Handling handling,
      Contest contest,
      Verdicts verdicts,
      Answers answers,
      Turning turning,
      Rebuilder rebuilder,
      ReceiptDesk desk,
      Bell bell) {
    this.stores = stores;
    this.site = site;
    this.handling = handling;
    this.contest = contest;
    this.verdicts = verdicts;
    this.answers = answers;
    this.turning = turning;
    this.rebuilder = rebuilder;
    this.desk = desk;
    this.bell = bell;
  }

  /**
   * Deals with a batch and returns the receipt for it; none if this site's journal is not open.
   *
   * @throws Exception if nobody knows whether the batch was committed; it may come again
   */
  Optional<Receipt> take(Batch batch) throws Exception {
    if (!batch.header().origin().equals(site.peer())) {
      once.warn("Batches of " + batch.header().origin() + " are not for this site");
      return Optional.empty();
    }
    read(batch);
    long deadline = site.in(site.config().applyBudget());
    Progress progress = step(batch, deadline);
    while (progress.more() && !site.isPast(deadline)) {
      progress = step(batch, deadline);
    }
    progress.receipt().flatMap(Receipt::refusal).ifPresent(this::report);
    return progress.receipt();
  }

  /** The receipt in a batch counts whatever becomes of the batch, and the other way round. */
  private void read(Batch batch) {
    try {
      if (batch.header().receipt().isPresent()) {
        desk.take(batch.header().receipt().get());
      }
    } catch (Exception e) {
      LOG.debugf(e, "The receipt in a batch of %s was not worked through", site.peer());
    }
  }

  private Progress step(Batch batch, long deadline) throws Exception {
    Progress progress = handling.inTransaction(care -> deal(batch, deadline, care));
    if (progress.turning().isPresent() && batch instanceof StreamBatch stream) {
      progress = turning.take(stream, progress.turning().get());
    }
    if (progress.receipt().isPresent()) {
      bell.grown();
    }
    return progress;
  }

  private Progress deal(Batch batch, long deadline, Care care) {
    Optional<Stand> stand = Stand.lock(stores, site);
    if (stand.isEmpty()) {
      return Progress.NOTHING;
    }
    if (batch instanceof RebuildBatch rebuild) {
      return rebuilder.take(rebuild, stand.get(), deadline, care);
    }
    return deal((StreamBatch) batch, stand.get(), deadline, care);
  }

  private Progress deal(StreamBatch batch, Stand stand, long deadline, Care care) {
    Optional<Refusal> closed = closed(stand.now());
    BatchDecision decision =
        closed.isPresent()
            ? new Refuse(closed.get())
            : decide(stores, site, handling, stand, batch);
    if (decision instanceof Refuse refuse) {
      return Progress.done(answers.refuse(refuse.reason(), stand, batch.header()));
    }
    if (decision instanceof Apply apply) {
      return apply(apply, batch, stand, deadline, care);
    }
    return Progress.done(answers.upTo(stand.applied().mark(), stand, batch.header()));
  }

  static BatchDecision decide(
      Stores stores, Site site, Handling handling, Stand stand, StreamBatch batch) {
    return BatchRules.decide(
        stand.towards(handling.kinds()),
        batch,
        position -> stores.entries().digestAt(site.peer(), position));
  }

  private static Optional<Refusal> closed(Outlook now) {
    if (now.rebuild().isPresent()) {
      return Optional.of(Refusal.REBUILDING);
    }
    return now.life().isPresent() ? Optional.empty() : Optional.of(Refusal.NOT_READY);
  }

  private Progress apply(Apply apply, StreamBatch batch, Stand stand, long deadline, Care care) {
    List<Envelope> rest = apply.events();
    if (!rest.isEmpty() && ControlEvent.changesWhoDecides(rest.get(0).kind())) {
      return Progress.atTurn(rest.get(0));
    }
    Arrivals arrivals = new Arrivals(stores, apply.from());
    DigestChain chain = new DigestChain(apply.from());
    boolean atTurn = false;
    while (!rest.isEmpty() && !atTurn && (arrivals.isEmpty() || !site.isPast(deadline))) {
      List<Envelope> stretch = StretchRules.first(rest, STRETCH_MAX);
      atTurn = ControlEvent.changesWhoDecides(stretch.get(0).kind());
      if (!atTurn) {
        take(stretch, chain, arrivals, stand.gate(), care);
        rest = rest.subList(stretch.size(), rest.size());
      }
    }
    arrivals.store();
    Receipt receipt = answers.upTo(arrivals.end(), stand, batch.header());
    boolean whole = arrivals.end().position().number() == batch.lastNumber();
    return whole ? Progress.done(receipt) : Progress.more(receipt);
  }

  private void take(
      List<Envelope> stretch, DigestChain chain, Arrivals arrivals, Gate gate, Care care) {
    List<Outcome> outcomes =
        gate == Gate.REMAINDER
            ? stretch.stream().map(Applier::inRemainder).toList()
            : contest.settle(stretch, care);
    Effects effects = new Effects(handling, care);
    for (int i = 0; i < stretch.size(); i++) {
      Mark mark = chain.add(stretch.get(i));
      Arrived event = new Arrived(site.peer(), mark, stretch.get(i), outcomes.get(i));
      effects.of(event);
      hear(event.envelope(), effects, arrivals, care);
      arrivals.add(event);
      arrivals.movedTo(mark);
    }
    effects.handOver();
  }

  private void hear(Envelope event, Effects effects, Arrivals arrivals, Care care) {
    if (event.kind().equals(ControlEvent.ACKNOWLEDGED)) {
      effects.handOver();
      verdicts.hear(event, arrivals, care);
    }
  }

  /** What a lost site decided beyond the cut does not count; why, it has said further on. */
  private static Outcome inRemainder(Envelope event) {
    return event.decisive() ? Outcome.CONTESTED : Outcome.EFFECTIVE;
  }

  private void report(Refusal refusal) {
    if (refusal != Refusal.GAP) {
      once.warn("Batches of " + site.peer() + " are refused: " + refusal.sentence());
    }
  }
}
