package dev.twinsite.memory;

import static dev.twinsite.memory.MemorySpendingRightsTest.SITES;

import dev.twinsite.payment.Accounts;
import dev.twinsite.payment.Ledger;
import dev.twinsite.payment.OwnAsks;
import dev.twinsite.payment.Transfers;
import dev.twinsite.payment.WaitingTransfers;
import dev.twinsite.payment.contract.WaitingTransfersContract;
import dev.twinsite.site.SitePair;

class MemoryWaitingTransfersTest extends WaitingTransfersContract {

  private final MemoryBank bank = new MemoryBank(SITES);
  private final MemoryAsks asks = new MemoryAsks();
  private final MemoryTransfers transfers = new MemoryTransfers();
  private final WaitingTransfers waiting = new MemoryWaitingTransfers(transfers, bank, asks);

  @Override
  protected SitePair sites() {
    return SITES;
  }

  @Override
  protected Accounts accounts() {
    return new MemoryAccounts(bank, new MemoryUsers());
  }

  @Override
  protected Ledger ledger() {
    return bank;
  }

  @Override
  protected OwnAsks asks() {
    return asks;
  }

  @Override
  protected Transfers transfers() {
    return transfers;
  }

  @Override
  protected WaitingTransfers waiting() {
    return waiting;
  }
}
