package dev.twinsite.payment.contract;

import static dev.twinsite.identity.contract.People.newName;
import static dev.twinsite.identity.contract.People.newWallet;
import static dev.twinsite.payment.contract.Books.NOON;
import static dev.twinsite.payment.contract.Books.account;
import static dev.twinsite.payment.contract.Books.deposit;
import static dev.twinsite.payment.contract.Books.newDeposit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twinsite.payment.Account;
import dev.twinsite.payment.Accounts;
import dev.twinsite.payment.AskId;
import dev.twinsite.payment.Currency;
import dev.twinsite.payment.Grant;
import dev.twinsite.payment.Ledger;
import dev.twinsite.payment.Posting;
import dev.twinsite.payment.RightShare;
import dev.twinsite.payment.SpendingRight;
import dev.twinsite.payment.SpendingRights;
import dev.twinsite.payment.Wallet;
import dev.twinsite.site.SitePair;
import dev.twinsite.time.HybridTime;
import dev.twinsite.time.Stamp;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link SpendingRights} promises. The sites of the adapter are pangyo and ansan. */
public abstract class SpendingRightsContract {

  private final Account minji = account(newName());

  /** How the adapter under test sees the sites. */
  protected abstract SitePair sites();

  protected abstract Accounts accounts();

  protected abstract SpendingRights rights();

  protected abstract Ledger ledger();

  @Test
  void newAccountHasRightsToNothing() {
    accounts().open(minji);

    assertThat(rights().find(minji.id())).contains(wallet(0, 0, 0));
  }

  @Test
  void depositGivesEachSiteItsHalf() {
    openWith(1_000);

    assertThat(rights().find(minji.id())).contains(wallet(500, 0, 500));
  }

  @Test
  void heldAmountStaysInTheBalance() {
    openWith(1_000);

    rights().hold(minji.id(), new RightShare(sites().own(), 200));

    assertThat(rights().lockOwn(minji.id())).contains(wallet(500, 200, 500));
  }

  @Test
  void rightCannotHoldMoreThanItCovers() {
    openWith(1_000);
    rights().hold(minji.id(), new RightShare(sites().own(), 400));

    assertThatThrownBy(() -> rights().hold(minji.id(), new RightShare(sites().own(), 101)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(rights().find(minji.id())).contains(wallet(500, 400, 500));
  }

  @Test
  void releasedAmountIsAvailableAgain() {
    openWith(1_000);
    rights().hold(minji.id(), new RightShare(sites().own(), 500));
    rights().release(minji.id(), new RightShare(sites().own(), 500));

    assertThat(rights().find(minji.id())).contains(wallet(500, 0, 500));
  }

  @Test
  void nothingIsReleasedThatIsNotHeld() {
    openWith(1_000);

    assertThatThrownBy(() -> rights().release(minji.id(), new RightShare(sites().own(), 1)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void manyAccountsAreLockedTogether() {
    openWith(1_000);
    Account junho = account(newName());
    accounts().open(junho);

    assertThat(rights().lockAll(List.of(minji.id(), junho.id(), newWallet())))
        .hasSize(2)
        .containsEntry(minji.id(), wallet(500, 0, 500))
        .containsKey(junho.id());
  }

  @Test
  void unknownAccountHasNoRights() {
    assertThat(rights().find(newWallet())).isEmpty();
    assertThat(rights().lockOwn(newWallet())).isEmpty();
  }

  @Test
  void grantIsHeldAndThenMoves() {
    openWith(1_000);
    Grant grant = grant(200);
    rights().hold(grant);

    assertThat(rights().lockOwn(minji.id()).orElseThrow().own())
        .isEqualTo(new SpendingRight(sites().own(), 500, 200, 200));
    assertThat(rights().find(minji.id()).orElseThrow().held()).isZero();

    rights().move(grant, true);
    assertThat(rights().find(minji.id())).contains(wallet(300, 0, 700));
  }

  @Test
  void grantForWhichNothingIsHeldMovesToo() {
    openWith(1_000);
    rights().move(grant(200), false);

    assertThat(rights().find(minji.id())).contains(wallet(300, 0, 700));
  }

  @Test
  void grantThatDoesNotCountIsGivenBackOnce() {
    openWith(1_000);
    rights().hold(minji.id(), new RightShare(sites().own(), 100));
    rights().hold(grant(200));
    rights().release(grant(200));

    assertThat(rights().find(minji.id())).contains(wallet(500, 100, 500));
    assertThatThrownBy(() -> rights().release(grant(1))).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void rightCannotGrantMoreThanItCovers() {
    openWith(1_000);
    rights().hold(minji.id(), new RightShare(sites().own(), 400));

    assertThatThrownBy(() -> rights().hold(grant(101))).isInstanceOf(IllegalStateException.class);
    assertThat(rights().find(minji.id())).contains(wallet(500, 400, 500));
  }

  private Grant grant(long units) {
    return new Grant(
        new AskId(UUID.randomUUID()),
        minji.id(),
        sites().peer(),
        units,
        new Stamp(new HybridTime(9), sites().own()));
  }

  private void openWith(long units) {
    accounts().open(minji);
    ledger().post(Posting.of(deposit(newDeposit(), minji, units, sites().own(), 1).post(NOON)));
  }

  private Wallet wallet(long own, long held, long other) {
    return new Wallet(
        minji.id(),
        Currency.KRW,
        new SpendingRight(sites().own(), own, held),
        new SpendingRight(sites().peer(), other, 0));
  }
}
