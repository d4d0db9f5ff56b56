package dev.twinsite.memory;

import dev.twinsite.payment.Accounts;
import dev.twinsite.payment.Ledger;
import dev.twinsite.payment.SpendingRights;
import dev.twinsite.payment.contract.SpendingRightsContract;
import dev.twinsite.site.SiteName;
import dev.twinsite.site.SitePair;

class MemorySpendingRightsTest extends SpendingRightsContract {

  static final SitePair SITES = new SitePair(new SiteName("pangyo"), new SiteName("ansan"));

  private final MemoryBank bank = new MemoryBank(SITES);

  @Override
  protected SitePair sites() {
    return SITES;
  }

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
