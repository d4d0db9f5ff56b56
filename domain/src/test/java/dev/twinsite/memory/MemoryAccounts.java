package dev.twinsite.memory;

import dev.twinsite.identity.Username;
import dev.twinsite.identity.Users;
import dev.twinsite.payment.Account;
import dev.twinsite.payment.AccountId;
import dev.twinsite.payment.Accounts;
import java.util.Optional;

/** Accounts in memory, whose rights a {@link MemoryBank} keeps. */
public final class MemoryAccounts implements Accounts {

  private final MemoryBank bank;
  private final Users users;

  public MemoryAccounts(MemoryBank bank, Users users) {
    this.bank = bank;
    this.users = users;
  }

  @Override
  public void open(Account account) {
    bank.open(account);
  }

  @Override
  public Optional<Account> find(AccountId id) {
    return bank.account(id);
  }

  @Override
  public Optional<Account> of(Username owner) {
    return users.findPosted(owner).flatMap(user -> find(user.wallet()));
  }
}
