package dev.twinsite.replication.engine;

import dev.twinsite.replication.Outcome;
import dev.twinsite.replication.engine.Handling.Care;
import dev.twinsite.replication.engine.OwnStream.Pending;
import dev.twinsite.replication.protocol.AcknowledgedState;
import dev.twinsite.replication.protocol.Digest;
import dev.twinsite.replication.protocol.Life;
import dev.twinsite.replication.protocol.Mark;
import dev.twinsite.replication.protocol.Receipt;
import dev.twinsite.replication.protocol.ReceiptDecision;
import dev.twinsite.replication.protocol.ReceiptRules;
import dev.twinsite.site.Position;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Works through receipts for the own stream. Only here is an event acknowledged: in one transaction
 * what was pending is decided, what the receipt covers is marked, and one event says so. A receipt
 * that covers much is worked through in several transactions; the mark moves with the last.
 */
public final class ReceiptDesk {

  private static final Logger LOG = Logger.getLogger(ReceiptDesk.class);

  private enum Progress {
    DONE,
    MOVED,
    MORE
  }

  private final Stores stores;
  private final Site site;
  private final Handling handling;
  private final Decider decider;
  private final Bell bell;
  private final Once once = new Once(LOG);
  private volatile Optional<Receipt> lastTaken = Optional.empty();

  ReceiptDesk(Stores stores, Site site, Handling handling, Decider decider, Bell bell) {
    this.stores = stores;
    this.site = site;
    this.handling = handling;
    this.decider = decider;
    this.bell = bell;
  }

  /**
   * Works a receipt through.
   *
   * @throws Exception if it could not be worked through now; it may be given again
   */
  void take(Receipt receipt) throws Exception {
    if (lastTaken.filter(receipt::equals).isPresent()) {
      return;
    }
    Progress progress;
    do {
      progress = handling.inTransaction(care -> work(receipt, care));
      if (progress != Progress.DONE) {
        bell.acknowledged();
      }
    } while (progress == Progress.MORE);
    lastTaken = Optional.of(receipt);
  }

  private Progress work(Receipt receipt, Care care) {
    Optional<AcknowledgedState> known = stores.acknowledgements().lock();
    Outlook now = stores.board().outlook();
    Optional<Mark> end = now.life().map(Life::end);
    if (known.isEmpty() || now.sites().isEmpty() || end.isEmpty()) {
      return Progress.DONE;
    }
    var context =
        new ReceiptRules.Context(
            site.self(), site.peer(), end.get(), now.sites().get().peer().database(), known.get());
    return follow(
        ReceiptRules.decide(context, receipt, place -> digestAt(place, now)),
        context,
        receipt,
        care);
  }

  private Optional<Digest> digestAt(Position place, Outlook now) {
    return now.digestAtEnd(place).or(() -> stores.own().digestAt(place));
  }

  private Progress follow(
      ReceiptDecision decision, ReceiptRules.Context context, Receipt receipt, Care care) {
    if (decision instanceof ReceiptDecision.Advance) {
      return advance(context.known(), receipt, care);
    }
    if (decision instanceof ReceiptDecision.Adopt) {
      stores.acknowledgements().saveHeard(context.known().adopting(receipt));
      return receipt.rebuildFrom().isPresent() ? Progress.MOVED : Progress.MORE;
    }
    if (decision instanceof ReceiptDecision.Heard) {
      stores.acknowledgements().saveHeard(context.known().hearing(receipt));
      return Progress.MOVED;
    }
    report(decision);
    return Progress.DONE;
  }

  private Progress advance(AcknowledgedState known, Receipt receipt, Care care) {
    Position upTo = receipt.upTo().position();
    List<Pending> pending = stores.own().pending(upTo, Decider.AT_ONCE);
    Set<Position> superseded = superseded(receipt);
    Function<Position, Outcome> verdict =
        place -> superseded.contains(place) ? Outcome.SUPERSEDED : Outcome.POSTED;
    if (pending.size() == Decider.AT_ONCE) {
      Position last = pending.get(pending.size() - 1).entry().position();
      decider.decide(pending, verdict, last, care);
      return Progress.MORE;
    }
    decider.decide(pending, verdict, upTo, care);
    stores.acknowledgements().saveHeard(known.movedTo(receipt.upTo()).hearing(receipt));
    return Progress.MOVED;
  }

  /** A regent's decision beats the rule: a receipt that comes late cannot take a claim from it. */
  private Set<Position> superseded(Receipt receipt) {
    return receipt.superseded().isEmpty() || isRegent()
        ? Set.of()
        : new HashSet<>(receipt.superseded());
  }

  private boolean isRegent() {
    return stores
        .regencies()
        .active()
        .filter(regency -> regency.regent().equals(site.self()))
        .isPresent();
  }

  private void report(ReceiptDecision decision) {
    if (decision instanceof ReceiptDecision.Rewritten rewritten) {
      stores.incidents().quarantine(rewritten.why());
      once.warn("This site closes: " + rewritten.why());
    } else if (decision instanceof ReceiptDecision.Foreign foreign) {
      once.warn("A receipt is ignored: " + foreign.why());
    }
  }
}
