package dev.twinsite.payment.contract;

import static dev.twinsite.identity.contract.People.ANSAN;
import static dev.twinsite.identity.contract.People.PANGYO;
import static dev.twinsite.identity.contract.People.newName;
import static dev.twinsite.payment.contract.Books.NOON;
import static dev.twinsite.payment.contract.Books.account;
import static dev.twinsite.payment.contract.Books.deposit;
import static dev.twinsite.payment.contract.Books.newDeposit;
import static dev.twinsite.payment.contract.Books.newTransfer;
import static dev.twinsite.payment.contract.Books.transfer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twinsite.payment.Account;
import dev.twinsite.payment.Accounts;
import dev.twinsite.payment.Ledger;
import dev.twinsite.payment.PostedTransfer;
import dev.twinsite.payment.Posting;
import dev.twinsite.payment.RightShare;
import dev.twinsite.payment.SpendingRight;
import dev.twinsite.payment.SpendingRights;
import dev.twinsite.payment.Statement;
import dev.twinsite.payment.Wallet;
import dev.twinsite.site.SiteName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link Ledger} promises. The sites of the adapter are pangyo and ansan. */
public abstract class LedgerContract {

  private final Account minji = account(newName());
  private final Account junho = account(newName());

  protected abstract Accounts accounts();

  protected abstract SpendingRights rights();

  protected abstract Ledger ledger();

  @BeforeEach
  void openAccounts() {
    accounts().open(minji);
    accounts().open(junho);
    ledger().post(Posting.of(deposit(newDeposit(), minji, 1_001, PANGYO, 1).post(NOON)));
  }

  @Test
  void oddUnitOfDepositGoesToTheAlphabeticallySmallerSite() {
    assertThat(right(minji, ANSAN)).isEqualTo(new SpendingRight(ANSAN, 501, 0));
    assertThat(right(minji, PANGYO)).isEqualTo(new SpendingRight(PANGYO, 500, 0));
  }

  @Test
  void transferCreditsTheRightOfTheSiteThatExecutesIt() {
    post(transfer(newTransfer(), minji, junho, 300, ANSAN, 2).post(NOON));

    assertThat(right(minji, ANSAN).balance()).isEqualTo(201);
    assertThat(right(junho, ANSAN).balance()).isEqualTo(300);
    assertThat(right(junho, PANGYO).balance()).isZero();
  }

  @Test
  void heldTransferUsesUpItsHold() {
    rights().hold(minji.id(), new RightShare(PANGYO, 300));
    ledger().post(Posting.ofHeld(transfer(newTransfer(), minji, junho, 300, PANGYO, 2).post(NOON)));

    assertThat(right(minji, PANGYO)).isEqualTo(new SpendingRight(PANGYO, 200, 0));
  }

  @Test
  void regentSpendsTheRightsOfBothSites() {
    List<RightShare> both = List.of(new RightShare(PANGYO, 500), new RightShare(ANSAN, 400));
    post(transfer(newTransfer(), minji, junho, both, PANGYO, 2).post(NOON));

    assertThat(right(minji, PANGYO).balance()).isZero();
    assertThat(right(minji, ANSAN).balance()).isEqualTo(101);
    assertThat(right(junho, PANGYO).balance()).isEqualTo(900);
  }

  @Test
  void copyOfForeignRightMayGoBelowZeroForMoment() {
    post(transfer(newTransfer(), junho, minji, 50, ANSAN, 2).post(NOON));

    assertThat(right(junho, ANSAN)).isEqualTo(new SpendingRight(ANSAN, -50, 0));
    assertThat(right(junho, ANSAN).available()).isZero();
  }

  @Test
  void statementTellsWhatHappenedAndWhatWasLeft() {
    PostedTransfer rent = transfer(newTransfer(), minji, junho, 300, ANSAN, 2).post(NOON);
    post(rent);

    Statement statement = ledger().statement(minji.id(), OptionalLong.empty(), 10);

    assertThat(statement.lines())
        .extracting(Statement.Line::minorUnits)
        .containsExactly(-300L, 1_001L);
    assertThat(statement.lines())
        .extracting(Statement.Line::balanceAfter)
        .containsExactly(701L, 1_001L);
    Statement.Line last = statement.lines().get(0);
    assertThat(last.subject()).isEqualTo(rent.terms().id().value());
    assertThat(last.counterparty()).contains(junho.owner());
    assertThat(last.postedAt()).isEqualTo(NOON);
    assertThat(statement.lines().get(1).counterparty()).isEqualTo(Optional.empty());
    assertThat(statement.next()).isEmpty();
  }

  @Test
  void severalPostingsCountLikeOneAfterTheOther() {
    rights().hold(minji.id(), new RightShare(PANGYO, 300));
    PostedTransfer rent = transfer(newTransfer(), minji, junho, 300, PANGYO, 2).post(NOON);
    PostedTransfer lunch = transfer(newTransfer(), minji, junho, 9, ANSAN, 3).post(NOON);
    PostedTransfer change = transfer(newTransfer(), junho, minji, 50, PANGYO, 4).post(NOON);
    long before = ledger().total();

    ledger().postAll(List.of(Posting.ofHeld(rent), Posting.of(lunch), Posting.of(change)));

    assertThat(right(minji, PANGYO)).isEqualTo(new SpendingRight(PANGYO, 250, 0));
    assertThat(right(minji, ANSAN)).isEqualTo(new SpendingRight(ANSAN, 492, 0));
    assertThat(right(junho, PANGYO)).isEqualTo(new SpendingRight(PANGYO, 250, 0));
    assertThat(right(junho, ANSAN)).isEqualTo(new SpendingRight(ANSAN, 9, 0));
    assertThat(ledger().statement(minji.id(), OptionalLong.empty(), 10).lines())
        .extracting(Statement.Line::balanceAfter)
        .containsExactly(742L, 692L, 701L, 1_001L);
    assertThat(ledger().statement(junho.id(), OptionalLong.empty(), 10).lines())
        .extracting(Statement.Line::balanceAfter)
        .containsExactly(259L, 309L, 300L);
    assertThat(ledger().total()).isEqualTo(before);
  }

  @Test
  void noPostingsChangeNothing() {
    ledger().postAll(List.of());

    assertThat(right(minji, PANGYO)).isEqualTo(new SpendingRight(PANGYO, 500, 0));
  }

  @Test
  void statementIsReadInPages() {
    for (int units = 1; units <= 4; units++) {
      post(transfer(newTransfer(), minji, junho, units, PANGYO, units).post(NOON));
    }

    Statement page = ledger().statement(junho.id(), OptionalLong.empty(), 3);
    Statement next = ledger().statement(junho.id(), page.next(), 3);

    assertThat(page.lines()).extracting(Statement.Line::minorUnits).containsExactly(4L, 3L, 2L);
    assertThat(next.lines()).extracting(Statement.Line::minorUnits).containsExactly(1L);
    assertThat(next.next()).isEmpty();
  }

  @Test
  void postingMakesNoMoney() {
    long before = ledger().total();
    ledger().post(Posting.of(deposit(newDeposit(), junho, 77, ANSAN, 3).post(NOON)));
    post(transfer(newTransfer(), minji, junho, 300, ANSAN, 4).post(NOON));

    assertThat(ledger().total()).isEqualTo(before);
  }

  @Test
  void moneyIsNeverPostedToAnAccountWithoutRights() {
    Account nobody = account(newName());
    PostedTransfer lost = transfer(newTransfer(), minji, nobody, 5, PANGYO, 2).post(NOON);

    assertThatThrownBy(() -> post(lost)).isInstanceOf(IllegalStateException.class);
  }

  private void post(PostedTransfer transfer) {
    ledger().post(Posting.of(transfer));
  }

  private SpendingRight right(Account account, SiteName site) {
    Wallet wallet = rights().find(account.id()).orElseThrow();
    return wallet.own().site().equals(site) ? wallet.own() : wallet.other();
  }
}
