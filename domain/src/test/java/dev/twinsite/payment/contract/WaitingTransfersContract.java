package dev.twinsite.payment.contract;

import static dev.twinsite.identity.contract.People.newName;
import static dev.twinsite.payment.contract.Books.NOON;
import static dev.twinsite.payment.contract.Books.account;
import static dev.twinsite.payment.contract.Books.deposit;
import static dev.twinsite.payment.contract.Books.newDeposit;
import static dev.twinsite.payment.contract.Books.newTransfer;
import static dev.twinsite.payment.contract.Books.transfer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.payment.Account;
import dev.twinsite.payment.Accounts;
import dev.twinsite.payment.AskId;
import dev.twinsite.payment.Ledger;
import dev.twinsite.payment.OwnAsks;
import dev.twinsite.payment.Posting;
import dev.twinsite.payment.RightAsk;
import dev.twinsite.payment.RightShare;
import dev.twinsite.payment.Transfers;
import dev.twinsite.payment.VoidReason;
import dev.twinsite.payment.WaitingTransfer;
import dev.twinsite.payment.WaitingTransfers;
import dev.twinsite.site.Epoch;
import dev.twinsite.site.SitePair;
import dev.twinsite.time.HybridTime;
import dev.twinsite.time.Stamp;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link WaitingTransfers} promises. */
public abstract class WaitingTransfersContract {

  private static final Epoch EPOCH = new Epoch(3);

  private final Account minji = account(newName());
  private final Account junho = account(newName());

  protected abstract SitePair sites();

  protected abstract Accounts accounts();

  protected abstract Ledger ledger();

  protected abstract OwnAsks asks();

  protected abstract Transfers transfers();

  protected abstract WaitingTransfers waiting();

  @BeforeEach
  void minjiHasMoney() {
    accounts().open(minji);
    accounts().open(junho);
    ledger().post(Posting.of(deposit(newDeposit(), minji, 1_000, sites().own(), 1).post(NOON)));
  }

  @Test
  void waitingTransferClaimsItsIdAndIsFound() {
    WaitingTransfer rent = waits(600, 7);

    assertThat(transfers().find(rent.terms().id())).contains(rent);
    assertThat(transfers().claim(rent)).isFalse();
    assertThat(waiting().first(minji.id())).contains(rent);
    assertThat(waiting().first(junho.id())).isEmpty();
    assertThat(waiting().all()).contains(minji.id()).doesNotContain(junho.id());
  }

  @Test
  void firstIsWhoHasWaitedLongest() {
    waits(600, 9);
    WaitingTransfer first = waits(700, 8);

    assertThat(waiting().first(minji.id())).contains(first);
  }

  @Test
  void nothingIsDueWhileAnAnswerIsUnderWay() {
    waits(600, 7);
    assertThat(waiting().due(EPOCH)).contains(minji.id());

    AskId ask = asks(EPOCH);
    assertThat(waiting().due(EPOCH)).doesNotContain(minji.id());
    assertThat(waiting().due(EPOCH.next())).contains(minji.id());

    asks().shortOf(minji.id(), ask, 12);
    assertThat(waiting().due(EPOCH)).contains(minji.id());
  }

  @Test
  void whatIsCoveredIsDue() {
    waits(500, 7);
    asks(EPOCH);

    assertThat(waiting().due(EPOCH)).contains(minji.id());
  }

  @Test
  void whatTheOtherSiteHasMadeIsDue() {
    WaitingTransfer rent = waits(600, 7);
    asks(EPOCH);
    transfers().add(transfer(rent.terms().id(), minji, junho, 600, sites().peer(), 8).post(NOON));

    assertThat(waiting().due(EPOCH)).contains(minji.id());
    waiting().forget(rent.terms().id());
    assertThat(transfers().findAll(List.of(rent.terms().id()))).hasSize(1);
  }

  @Test
  void askConcernsWhatWaitsByThen() {
    WaitingTransfer rent = waits(600, 7);
    AskId ask = asks(EPOCH);
    waiting().asked(minji.id(), ask);
    WaitingTransfer later = waits(700, 8);

    assertThat(waiting().first(minji.id()).orElseThrow().ask()).contains(ask);
    waiting().forget(rent.terms().id());
    assertThat(waiting().first(minji.id())).contains(later);
  }

  @Test
  void coveredTransferBecomesPendingWithItsNewTerms() {
    WaitingTransfer rent = waits(600, 7);
    var covered =
        rent.cover(
            List.of(new RightShare(sites().own(), 600)),
            new Stamp(new HybridTime(99), sites().own()));

    assertThat(waiting().settle(covered)).isTrue();
    assertThat(waiting().settle(rent.giveUp(VoidReason.INSUFFICIENT_FUNDS))).isFalse();
    assertThat(transfers().find(rent.terms().id())).contains(covered);
    assertThat(waiting().first(minji.id())).isEmpty();
  }

  @Test
  void refusalIsForgottenUnlessSomebodyWasToldThatItIsPending() {
    WaitingTransfer rent = waits(600, 7);
    WaitingTransfer lunch = waits(700, 8);

    assertThat(waiting().tell(lunch.terms().id())).isTrue();
    assertThat(waiting().forgetUntold(lunch.terms().id())).isFalse();
    assertThat(waiting().forgetUntold(rent.terms().id())).isTrue();
    assertThat(waiting().tell(rent.terms().id())).isFalse();
    assertThat(transfers().find(rent.terms().id())).isEmpty();

    var voided = lunch.giveUp(VoidReason.INSUFFICIENT_FUNDS);
    assertThat(waiting().settle(voided)).isTrue();
    assertThat(transfers().find(lunch.terms().id())).contains(voided);
  }

  private AskId asks(Epoch epoch) {
    AskId id = new AskId(UUID.randomUUID());
    asks()
        .open(
            new RightAsk(id, minji.id(), 100, epoch, new Stamp(new HybridTime(8), sites().own())));
    return id;
  }

  private WaitingTransfer waits(long units, long clock) {
    var terms = transfer(newTransfer(), minji, junho, units, sites().own(), clock).terms();
    var waiting = new WaitingTransfer(terms, EPOCH);
    assertThat(transfers().claim(waiting)).isTrue();
    return waiting;
  }
}
