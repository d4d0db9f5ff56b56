package dev.twinsite.payment.usecase;

import dev.twinsite.app.facts.DecidedAgain;
import dev.twinsite.app.facts.Outbox;
import dev.twinsite.app.facts.SiteClock;
import dev.twinsite.event.RightDenied;
import dev.twinsite.event.RightGranted;
import dev.twinsite.payment.AskId;
import dev.twinsite.payment.AskStanding;
import dev.twinsite.payment.Grant;
import dev.twinsite.payment.GrantRules;
import dev.twinsite.payment.GrantState;
import dev.twinsite.payment.Grants;
import dev.twinsite.payment.HeardAsks;
import dev.twinsite.payment.OwnAsks;
import dev.twinsite.payment.RightAsk;
import dev.twinsite.payment.SpendingRights;
import dev.twinsite.payment.WaitingTransfers;
import dev.twinsite.payment.Wallet;
import dev.twinsite.replication.Fence;
import dev.twinsite.site.DecisionMode;
import dev.twinsite.site.Epoch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/**
 * Answers what the other site has asked for, each ask in a transaction of its own, on whichever
 * node comes first. What is granted is held until the other site holds the grant.
 */
@ApplicationScoped
public class AnswerAsk {

  private final Outbox outbox;
  private final SiteClock clock;
  private final SpendingRights rights;
  private final Grants grants;
  private final OwnAsks own;
  private final HeardAsks heard;
  private final WaitingTransfers waiting;

  @Inject
  public AnswerAsk(
      Outbox outbox,
      SiteClock clock,
      SpendingRights rights,
      Grants grants,
      OwnAsks own,
      HeardAsks heard,
      WaitingTransfers waiting) {
    this.outbox = outbox;
    this.clock = clock;
    this.rights = rights;
    this.grants = grants;
    this.own = own;
    this.heard = heard;
    this.waiting = waiting;
  }

  /** What waits for an answer, the earliest first. */
  public List<AskId> unanswered() {
    return heard.unanswered();
  }

  /**
   * Answers one ask, unless another transaction is about to, or this site decides alone, or it has
   * to hear the answer to an earlier ask of its own first, or to pay what has waited for the same
   * right and is covered now. An ask of an earlier epoch is forgotten.
   *
   * @return whether it is dealt with
   * @throws dev.twinsite.replication.SiteClosedException if this site decides nothing now
   */
  @DecidedAgain
  @Transactional
  public boolean answer(AskId id) {
    Fence fence = outbox.enterDeciding();
    return fence.mode() == DecisionMode.BOTH_SITES
        && heard.take(id).filter(ask -> answer(ask, fence.epoch())).isPresent();
  }

  private boolean answer(RightAsk ask, Epoch epoch) {
    if (epoch.isAfter(ask.epoch())) {
      heard.answered(ask.id());
      return true;
    }
    Optional<Wallet> wallet = rights.lockOwn(ask.account());
    if (wallet.isEmpty() || mustWait(ask, wallet.get(), epoch)) {
      return false;
    }
    heard.answered(ask.id());
    answer(ask, wallet.get());
    return true;
  }

  private boolean mustWait(RightAsk ask, Wallet wallet, Epoch epoch) {
    return GrantRules.waits(ask, openAsk(ask, epoch)) || isSpokenFor(wallet);
  }

  /** What was granted to this site for a transfer that waited must not be given back before it. */
  private boolean isSpokenFor(Wallet wallet) {
    return waiting
        .first(wallet.account())
        .filter(first -> wallet.own().covers(first.terms().money().minorUnits()))
        .isPresent();
  }

  private Optional<RightAsk> openAsk(RightAsk other, Epoch epoch) {
    return own.last(other.account()).filter(last -> last.isOpenIn(epoch)).map(AskStanding::ask);
  }

  private void answer(RightAsk ask, Wallet wallet) {
    long size = GrantRules.size(ask, wallet);
    if (size > 0) {
      grant(new Grant(ask.id(), ask.account(), ask.asker(), size, clock.stamp()));
    } else {
      outbox.append(
          new RightDenied(
              ask.id(), ask.account(), wallet.own().available(), clock.stamp().clock()));
    }
  }

  private void grant(Grant grant) {
    if (grants.add(grant, GrantState.PENDING)) {
      rights.hold(grant);
      outbox.append(new RightGranted(grant));
    }
  }
}
