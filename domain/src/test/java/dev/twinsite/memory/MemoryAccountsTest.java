package dev.twinsite.memory;

import dev.twinsite.identity.Users;
import dev.twinsite.payment.Accounts;
import dev.twinsite.payment.contract.AccountsContract;

class MemoryAccountsTest extends AccountsContract {

  private final Users users = new MemoryUsers();
  private final Accounts accounts =
      new MemoryAccounts(new MemoryBank(MemorySpendingRightsTest.SITES), users);

  @Override
  protected Users users() {
    return users;
  }

  @Override
  protected Accounts accounts() {
    return accounts;
  }
}
