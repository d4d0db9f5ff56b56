package dev.twinsite.memory;

import dev.twinsite.payment.Accounts;
import dev.twinsite.payment.Ledger;
import dev.twinsite.payment.SpendingRights;
import dev.twinsite.payment.contract.LedgerContract;

class MemoryLedgerTest extends LedgerContract {

  private final MemoryBank bank = new MemoryBank(MemorySpendingRightsTest.SITES);

  @Override
  protected Accounts accounts() {
    return new MemoryAccounts(bank, new MemoryUsers());
  }

  @Override
  protected SpendingRights rights() {
    return bank;
  }

  @Override
  protected Ledger ledger() {
    return bank;
  }
}
