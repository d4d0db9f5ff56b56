package dev.twinsite.memory;

import static dev.twinsite.memory.MemorySpendingRightsTest.SITES;

import dev.twinsite.payment.Accounts;
import dev.twinsite.payment.HeardAsks;
import dev.twinsite.payment.OwnAsks;
import dev.twinsite.payment.contract.AsksContract;
import dev.twinsite.site.SitePair;

class MemoryAsksTest extends AsksContract {

  private final MemoryAsks asks = new MemoryAsks();

  @Override
  protected SitePair sites() {
    return SITES;
  }

  @Override
  protected Accounts accounts() {
    return new MemoryAccounts(new MemoryBank(SITES), new MemoryUsers());
  }

  @Override
  protected OwnAsks own() {
    return asks;
  }

  @Override
  protected HeardAsks heard() {
    return asks;
  }
}
