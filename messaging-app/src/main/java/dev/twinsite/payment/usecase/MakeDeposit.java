package dev.twinsite.payment.usecase;

import dev.twinsite.app.facts.Accepted;
import dev.twinsite.app.facts.DecidedAgain;
import dev.twinsite.app.facts.Outbox;
import dev.twinsite.app.facts.SiteClock;
import dev.twinsite.app.wire.EventIds;
import dev.twinsite.event.DepositMade;
import dev.twinsite.identity.User;
import dev.twinsite.identity.Username;
import dev.twinsite.identity.Users;
import dev.twinsite.payment.Deposit;
import dev.twinsite.payment.DepositId;
import dev.twinsite.payment.DepositOutcome;
import dev.twinsite.payment.DepositTerms;
import dev.twinsite.payment.Deposits;
import dev.twinsite.payment.Ledger;
import dev.twinsite.payment.Money;
import dev.twinsite.payment.PendingDeposit;
import dev.twinsite.payment.PostedDeposit;
import dev.twinsite.payment.Posting;
import dev.twinsite.payment.SpendingRights;
import dev.twinsite.replication.Fence;
import dev.twinsite.replication.SiteClosedException;
import dev.twinsite.site.DecisionMode;
import dev.twinsite.site.SitePair;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/** Takes in money from the bank; its right is split evenly between the sites. */
@ApplicationScoped
public class MakeDeposit {

  private final Outbox outbox;
  private final SiteClock clock;
  private final SitePair sites;
  private final Users users;
  private final SpendingRights rights;
  private final Deposits deposits;
  private final Ledger ledger;

  @Inject
  public MakeDeposit(
      Outbox outbox,
      SiteClock clock,
      SitePair sites,
      Users users,
      SpendingRights rights,
      Deposits deposits,
      Ledger ledger) {
    this.outbox = outbox;
    this.clock = clock;
    this.sites = sites;
    this.users = users;
    this.rights = rights;
    this.deposits = deposits;
    this.ledger = ledger;
  }

  /**
   * Deposits money to the wallet of a user, or answers the same deposit again.
   *
   * @throws SiteClosedException if this site decides nothing now, or does not know the owner yet
   */
  @DecidedAgain
  @Transactional
  public Accepted<DepositOutcome> make(DepositId id, Username owner, Money money) {
    Fence fence = outbox.enterDeciding();
    User user =
        users
            .findPosted(owner)
            .orElseThrow(() -> new SiteClosedException("user " + owner + " is not posted here"));
    PendingDeposit deposit = new PendingDeposit(terms(id, user, money));
    return fence.mode() == DecisionMode.ALONE
        ? post(deposit.post(clock.now()))
        : claim(deposit, new DepositOutcome.Pending(deposit));
  }

  private DepositTerms terms(DepositId id, User owner, Money money) {
    return new DepositTerms(
        id,
        owner.username(),
        owner.wallet(),
        money,
        DepositTerms.split(money, sites.own(), sites.peer()),
        clock.stamp());
  }

  private Accepted<DepositOutcome> post(PostedDeposit deposit) {
    rights.lockAll(List.of(deposit.terms().account()));
    if (!deposits.claim(deposit)) {
      return answer(deposit.terms());
    }
    ledger.post(Posting.of(deposit));
    return outbox.append(new DepositMade(deposit.terms()), new DepositOutcome.Posted(deposit));
  }

  private Accepted<DepositOutcome> claim(PendingDeposit deposit, DepositOutcome outcome) {
    return deposits.claim(deposit)
        ? outbox.append(new DepositMade(deposit.terms()), outcome)
        : answer(deposit.terms());
  }

  private Accepted<DepositOutcome> answer(DepositTerms asked) {
    Deposit known = deposits.find(asked.id()).orElseThrow();
    DepositTerms terms = known.terms();
    return terms.sameContentAs(asked.owner(), asked.money())
        ? outbox.repeat(
            EventIds.deposit(terms.id(), terms.accepted().origin()),
            new DepositOutcome.AlreadyExists(known))
        : Accepted.without(new DepositOutcome.IdConflict(asked.id()));
  }
}
