package dev.twinsite.payment.usecase;

import dev.twinsite.app.facts.DecidedAgain;
import dev.twinsite.app.facts.Outbox;
import dev.twinsite.app.facts.SiteClock;
import dev.twinsite.event.RightAsked;
import dev.twinsite.event.TransferGivenUp;
import dev.twinsite.event.TransferMade;
import dev.twinsite.messaging.Messages;
import dev.twinsite.messaging.RoomStanding;
import dev.twinsite.messaging.Rooms;
import dev.twinsite.payment.AccountId;
import dev.twinsite.payment.AskStanding;
import dev.twinsite.payment.Cover;
import dev.twinsite.payment.Ledger;
import dev.twinsite.payment.OwnAsks;
import dev.twinsite.payment.PendingTransfer;
import dev.twinsite.payment.PostedTransfer;
import dev.twinsite.payment.Posting;
import dev.twinsite.payment.RefusalReason;
import dev.twinsite.payment.RightShare;
import dev.twinsite.payment.SpendingRights;
import dev.twinsite.payment.TransferTerms;
import dev.twinsite.payment.Transfers;
import dev.twinsite.payment.VoidReason;
import dev.twinsite.payment.WaitingTransfer;
import dev.twinsite.payment.WaitingTransfers;
import dev.twinsite.payment.Wallet;
import dev.twinsite.replication.Fence;
import dev.twinsite.site.DecisionMode;
import dev.twinsite.time.HybridTime;
import dev.twinsite.time.Stamp;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/**
 * Decides the transfers that wait for a right to an account, in the order in which they came: the
 * first of them holds up the others, while those that this site's right covers when they come in do
 * not wait at all. A site that decides alone has both rights and decides all of them.
 */
@ApplicationScoped
public class DecideWaiting {

  private final Outbox outbox;
  private final SiteClock clock;
  private final Rooms rooms;
  private final Messages messages;
  private final SpendingRights rights;
  private final Transfers transfers;
  private final WaitingTransfers waiting;
  private final OwnAsks asks;
  private final AskForRight asking;
  private final Ledger ledger;

  @Inject
  public DecideWaiting(
      Outbox outbox,
      SiteClock clock,
      Rooms rooms,
      Messages messages,
      SpendingRights rights,
      Transfers transfers,
      WaitingTransfers waiting,
      OwnAsks asks,
      AskForRight asking,
      Ledger ledger) {
    this.outbox = outbox;
    this.clock = clock;
    this.rooms = rooms;
    this.messages = messages;
    this.rights = rights;
    this.transfers = transfers;
    this.waiting = waiting;
    this.asks = asks;
    this.asking = asking;
    this.ledger = ledger;
  }

  /**
   * The accounts for which {@link #decideFirst} has something to do.
   *
   * @throws dev.twinsite.replication.SiteClosedException if this site decides nothing now
   */
  @Transactional
  public List<AccountId> due() {
    Fence fence = outbox.enterDeciding();
    return fence.mode() == DecisionMode.ALONE ? waiting.all() : waiting.due(fence.epoch());
  }

  /**
   * Decides the transfer that has waited longest for the right to an account, or asks for what it
   * still lacks.
   *
   * @return whether it has been decided, so that it is worth looking at the next one
   * @throws dev.twinsite.replication.SiteClosedException if this site decides nothing now
   */
  @DecidedAgain
  @Transactional
  public boolean decideFirst(AccountId account) {
    Fence fence = outbox.enterDeciding();
    return waiting.first(account).filter(first -> decide(first, fence)).isPresent();
  }

  private boolean decide(WaitingTransfer first, Fence fence) {
    Wallet wallet = lock(first.terms(), fence.mode());
    if (isMadeElsewhere(first)) {
      waiting.forget(first.terms().id());
      return true;
    }
    if (fence.mode() == DecisionMode.BOTH_SITES && !first.epoch().equals(fence.epoch())) {
      return giveUp(first, VoidReason.SITE_LOST);
    }
    Cover cover = wallet.cover(first.terms().money(), fence.mode());
    if (cover instanceof Cover.From from) {
      return make(first, from.shares(), fence.mode());
    }
    return isHopeless((Cover.Short) cover, first, wallet, fence)
        ? giveUp(first, VoidReason.INSUFFICIENT_FUNDS)
        : goOnWaiting(first, fence);
  }

  private Wallet lock(TransferTerms terms, DecisionMode mode) {
    Optional<Wallet> paying =
        mode == DecisionMode.ALONE
            ? Optional.ofNullable(
                rights.lockAll(List.of(terms.debtor(), terms.creditor())).get(terms.debtor()))
            : rights.lockOwn(terms.debtor());
    return paying.orElseThrow();
  }

  private boolean isMadeElsewhere(WaitingTransfer first) {
    return transfers.find(first.terms().id()).filter(it -> it instanceof WaitingTransfer).isEmpty();
  }

  /** Nobody has what is missing: as far as is known here, or because the other site has said so. */
  private boolean isHopeless(Cover.Short cover, WaitingTransfer first, Wallet wallet, Fence fence) {
    return cover.reason() instanceof RefusalReason.InsufficientFunds
        || asks.last(first.terms().debtor())
            .filter(last -> last.ask().epoch().equals(fence.epoch()))
            .filter(last -> first.ask().filter(last.ask().id()::equals).isPresent())
            .filter(last -> isShort(last, wallet.lacks(first.terms().money().minorUnits())))
            .isPresent();
  }

  private static boolean isShort(AskStanding last, long lacking) {
    return last instanceof AskStanding.Short denied && denied.available() < lacking;
  }

  private boolean goOnWaiting(WaitingTransfer first, Fence fence) {
    long need = first.terms().money().minorUnits();
    if (asking.isPossible()) {
      Optional<RightAsked> ask = asking.forNeed(first.terms().debtor(), need, fence.epoch());
      ask.ifPresent(outbox::append);
    }
    return false;
  }

  /** A refusal leaves no trace, unless somebody has been told that the transfer is pending. */
  private boolean giveUp(WaitingTransfer first, VoidReason reason) {
    if (!waiting.forgetUntold(first.terms().id()) && waiting.settle(first.giveUp(reason))) {
      tell(new TransferGivenUp(first.terms(), reason));
    }
    return true;
  }

  private void tell(TransferGivenUp event) {
    if (outbox.peerUnderstands(TransferGivenUp.class)) {
      outbox.append(event);
    }
  }

  private boolean make(WaitingTransfer first, List<RightShare> debited, DecisionMode mode) {
    PendingTransfer covered = first.cover(debited, stamp(first.terms()));
    if (mode == DecisionMode.ALONE) {
      post(covered.post(clock.now()));
    } else {
      hold(covered);
    }
    return true;
  }

  private Stamp stamp(TransferTerms terms) {
    Optional<RoomStanding> room =
        terms
            .room()
            .flatMap(shown -> rooms.standing(shown.room(), List.of(terms.from(), terms.to())));
    return clock.stampAfter(room.map(RoomStanding::latest).orElse(HybridTime.ZERO));
  }

  private void hold(PendingTransfer transfer) {
    if (waiting.settle(transfer)) {
      TransferTerms terms = transfer.terms();
      terms.debited().forEach(share -> rights.hold(terms.debtor(), share));
      append(terms);
    }
  }

  private void post(PostedTransfer transfer) {
    if (waiting.settle(transfer)) {
      ledger.post(Posting.of(transfer));
      append(transfer.terms());
    }
  }

  private void append(TransferTerms terms) {
    terms.message().ifPresent(messages::add);
    outbox.append(new TransferMade(terms));
  }
}
