package dev.twinsite.memory;

import dev.twinsite.payment.Deposits;
import dev.twinsite.payment.contract.DepositsContract;

class MemoryDepositsTest extends DepositsContract {

  private final Deposits deposits = new MemoryDeposits();

  @Override
  protected Deposits deposits() {
    return deposits;
  }
}
