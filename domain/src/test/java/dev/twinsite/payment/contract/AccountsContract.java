package dev.twinsite.payment.contract;

import static dev.twinsite.identity.contract.People.PANGYO;
import static dev.twinsite.identity.contract.People.newName;
import static dev.twinsite.identity.contract.People.newWallet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.identity.User;
import dev.twinsite.identity.UserState;
import dev.twinsite.identity.Username;
import dev.twinsite.identity.Users;
import dev.twinsite.identity.contract.People;
import dev.twinsite.payment.Account;
import dev.twinsite.payment.Accounts;
import dev.twinsite.payment.Currency;
import org.junit.jupiter.api.Test;

/** What {@link Accounts} promises. */
public abstract class AccountsContract {

  private final Username minji = newName();

  protected abstract Users users();

  protected abstract Accounts accounts();

  @Test
  void openedAccountIsFound() {
    Account account = Books.account(minji);
    accounts().open(account);

    assertThat(accounts().find(account.id())).contains(account);
  }

  @Test
  void knownAccountStaysAsItIs() {
    Account account = Books.account(minji);
    accounts().open(account);
    accounts().open(new Account(account.id(), newName(), new Currency("USD")));

    assertThat(accounts().find(account.id())).contains(account);
  }

  @Test
  void accountOfPostedUserIsFoundByTheOwner() {
    Account account = register(UserState.POSTED);

    assertThat(accounts().of(minji)).contains(account);
  }

  @Test
  void accountOfPendingUserIsNotFoundByTheOwner() {
    register(UserState.PENDING);

    assertThat(accounts().of(minji)).isEmpty();
  }

  @Test
  void unknownAccountIsNotFound() {
    assertThat(accounts().find(newWallet())).isEmpty();
  }

  private Account register(UserState state) {
    User user = People.user(minji, PANGYO, 1, state);
    users().claim(user);
    Account account = new Account(user.wallet(), minji, Currency.KRW);
    accounts().open(account);
    return account;
  }
}
