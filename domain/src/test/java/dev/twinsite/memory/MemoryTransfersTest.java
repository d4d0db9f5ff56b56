package dev.twinsite.memory;

import dev.twinsite.payment.Transfers;
import dev.twinsite.payment.contract.TransfersContract;

class MemoryTransfersTest extends TransfersContract {

  private final Transfers transfers = new MemoryTransfers();

  @Override
  protected Transfers transfers() {
    return transfers;
  }
}
