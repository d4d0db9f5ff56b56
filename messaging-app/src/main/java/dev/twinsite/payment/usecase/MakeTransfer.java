package dev.twinsite.payment.usecase;

import static java.util.Objects.requireNonNull;

import dev.twinsite.app.facts.Accepted;
import dev.twinsite.app.facts.DecidedAgain;
import dev.twinsite.app.facts.Outbox;
import dev.twinsite.app.facts.SiteClock;
import dev.twinsite.app.wire.EventIds;
import dev.twinsite.event.RightAsked;
import dev.twinsite.event.TransferMade;
import dev.twinsite.identity.User;
import dev.twinsite.identity.Username;
import dev.twinsite.identity.Users;
import dev.twinsite.messaging.MessageId;
import dev.twinsite.messaging.Messages;
import dev.twinsite.messaging.RoomId;
import dev.twinsite.messaging.RoomStanding;
import dev.twinsite.messaging.Rooms;
import dev.twinsite.payment.AccountId;
import dev.twinsite.payment.Cover;
import dev.twinsite.payment.Ledger;
import dev.twinsite.payment.PendingTransfer;
import dev.twinsite.payment.PostedTransfer;
import dev.twinsite.payment.Posting;
import dev.twinsite.payment.RefusalReason;
import dev.twinsite.payment.RightShare;
import dev.twinsite.payment.SpendingRights;
import dev.twinsite.payment.Transfer;
import dev.twinsite.payment.TransferOutcome;
import dev.twinsite.payment.TransferRequest;
import dev.twinsite.payment.TransferRules;
import dev.twinsite.payment.TransferTerms;
import dev.twinsite.payment.Transfers;
import dev.twinsite.payment.WaitingTransfer;
import dev.twinsite.payment.Wallet;
import dev.twinsite.replication.Fence;
import dev.twinsite.replication.SiteClosedException;
import dev.twinsite.site.DecisionMode;
import dev.twinsite.site.Epoch;
import dev.twinsite.time.HybridTime;
import dev.twinsite.time.Stamp;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sends money from one user to another. While both sites decide, the amount is held at this site's
 * right until the other site holds the transfer; while this site decides alone, the transfer is
 * posted at once and may use the other site's right as well.
 *
 * <p>If this site's right is too small and the other one's may help, the transfer waits and the
 * other site is asked. The id is this site's from then on. Whoever repeats the request here is told
 * how the transfer stands. Whoever repeats it at the other site makes a transfer of its own there;
 * when that arrives, the waiting one vanishes, or, if it says something else, callers here learn
 * that the id belongs to other content. So at most one transfer of an id is ever posted.
 */
@ApplicationScoped
public class MakeTransfer {

  private final Outbox outbox;
  private final SiteClock clock;
  private final Users users;
  private final Rooms rooms;
  private final Messages messages;
  private final SpendingRights rights;
  private final Transfers transfers;
  private final Ledger ledger;
  private final AskForRight asking;

  @Inject
  public MakeTransfer(
      Outbox outbox,
      SiteClock clock,
      Users users,
      Rooms rooms,
      Messages messages,
      SpendingRights rights,
      Transfers transfers,
      Ledger ledger,
      AskForRight asking) {
    this.outbox = outbox;
    this.clock = clock;
    this.users = users;
    this.rooms = rooms;
    this.messages = messages;
    this.rights = rights;
    this.transfers = transfers;
    this.ledger = ledger;
    this.asking = asking;
  }

  /**
   * Transfers money, or answers the same transfer again.
   *
   * @throws dev.twinsite.replication.SiteClosedException if this site decides nothing now
   */
  @DecidedAgain
  @Transactional
  public Accepted<TransferOutcome> make(TransferRequest request) {
    Fence fence = outbox.enterDeciding();
    Map<Username, User> parties = users.findPosted(List.of(request.from(), request.to()));
    if (!parties.containsKey(request.from())) {
      throw new SiteClosedException("user " + request.from() + " is not posted here");
    }
    Optional<RoomStanding> room = request.room().flatMap(id -> standing(id, request));
    Optional<RefusalReason> broken = TransferRules.broken(request, parties.keySet(), room);
    return broken.isPresent() ? refuse(request, broken.get()) : make(request, parties, room, fence);
  }

  private Accepted<TransferOutcome> make(
      TransferRequest request,
      Map<Username, User> parties,
      Optional<RoomStanding> room,
      Fence fence) {
    DecisionMode mode = fence.mode();
    AccountId debtor = requireNonNull(parties.get(request.from())).wallet();
    AccountId creditor = requireNonNull(parties.get(request.to())).wallet();
    Wallet wallet = lock(debtor, creditor, mode);
    Cover cover = wallet.cover(request.money(), mode);
    if (cover instanceof Cover.Short lacking && !mayWait(lacking)) {
      return refuse(request, lacking.reason());
    }
    if (room.isPresent() && messages.find(new MessageId(request.id().value())).isPresent()) {
      return answerKnown(request)
          .orElseGet(() -> Accepted.without(new TransferOutcome.IdConflict(request.id())));
    }
    Stamp stamp = clock.stampAfter(room.map(RoomStanding::latest).orElse(HybridTime.ZERO));
    List<RightShare> debited =
        cover instanceof Cover.From from ? from.shares() : wallet.ownShare(request.money());
    TransferTerms terms =
        request.accepted(debtor, creditor, room.map(RoomStanding::room), debited, stamp);
    if (cover instanceof Cover.Short) {
      return await(new WaitingTransfer(terms, fence.epoch()));
    }
    return mode == DecisionMode.ALONE
        ? post(new PendingTransfer(terms).post(clock.now()))
        : hold(new PendingTransfer(terms), wallet, fence.epoch());
  }

  /** The account holds enough, and the other site can be asked for its part. */
  private boolean mayWait(Cover.Short lacking) {
    return lacking.reason() instanceof RefusalReason.RightAtOtherSite && asking.isPossible();
  }

  private Optional<RoomStanding> standing(RoomId room, TransferRequest request) {
    return rooms.standing(room, List.of(request.from(), request.to()));
  }

  /** Locks what pays; for a regent, which posts at once, also what is paid. */
  private Wallet lock(AccountId debtor, AccountId creditor, DecisionMode mode) {
    Optional<Wallet> paying =
        mode == DecisionMode.ALONE
            ? Optional.ofNullable(rights.lockAll(List.of(debtor, creditor)).get(debtor))
            : rights.lockOwn(debtor);
    return paying.orElseThrow(
        () -> new IllegalStateException("account " + debtor + " has no spending rights"));
  }

  private Accepted<TransferOutcome> await(WaitingTransfer transfer) {
    TransferTerms terms = transfer.terms();
    if (!transfers.claim(transfer)) {
      return answerKnown(terms.request()).orElseThrow();
    }
    long need = terms.money().minorUnits();
    asking.forNeed(terms.debtor(), need, transfer.epoch()).ifPresent(outbox::append);
    return Accepted.without(new TransferOutcome.Waiting(transfer));
  }

  private Accepted<TransferOutcome> hold(PendingTransfer transfer, Wallet wallet, Epoch epoch) {
    if (!transfers.claim(transfer)) {
      return answerKnown(transfer.terms().request()).orElseThrow();
    }
    TransferTerms terms = transfer.terms();
    terms.debited().forEach(share -> rights.hold(terms.debtor(), share));
    Optional<RightAsked> ask =
        wallet.runsLowBy(terms.money().minorUnits())
            ? asking.inAdvance(terms.debtor(), epoch)
            : Optional.empty();
    var accepted = append(terms, new TransferOutcome.Pending(transfer));
    ask.ifPresent(outbox::append);
    return accepted;
  }

  private Accepted<TransferOutcome> post(PostedTransfer transfer) {
    if (!transfers.claim(transfer)) {
      return answerKnown(transfer.terms().request()).orElseThrow();
    }
    ledger.post(Posting.of(transfer));
    return append(transfer.terms(), new TransferOutcome.Posted(transfer));
  }

  private Accepted<TransferOutcome> append(TransferTerms terms, TransferOutcome outcome) {
    terms.message().ifPresent(messages::add);
    return outbox.append(new TransferMade(terms), outcome);
  }

  /** A refusal; unless the same id was accepted before, whose answer then counts. */
  private Accepted<TransferOutcome> refuse(TransferRequest request, RefusalReason reason) {
    return answerKnown(request)
        .orElseGet(() -> Accepted.without(new TransferOutcome.Refused(reason)));
  }

  private Optional<Accepted<TransferOutcome>> answerKnown(TransferRequest asked) {
    return transfers.find(asked.id()).map(known -> answer(known, asked));
  }

  private Accepted<TransferOutcome> answer(Transfer known, TransferRequest asked) {
    TransferTerms terms = known.terms();
    return terms.sameContentAs(asked)
        ? outbox.repeat(
            EventIds.transfer(terms.id(), terms.accepted().origin()),
            new TransferOutcome.AlreadyExists(known))
        : Accepted.without(new TransferOutcome.IdConflict(asked.id()));
  }
}
