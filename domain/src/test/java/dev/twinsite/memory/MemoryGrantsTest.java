package dev.twinsite.memory;

import dev.twinsite.payment.Grants;
import dev.twinsite.payment.contract.GrantsContract;

class MemoryGrantsTest extends GrantsContract {

  private final Grants grants = new MemoryGrants();

  @Override
  protected Grants grants() {
    return grants;
  }
}
