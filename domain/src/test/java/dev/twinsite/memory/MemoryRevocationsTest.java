package dev.twinsite.memory;

import dev.twinsite.identity.Revocations;
import dev.twinsite.identity.contract.RevocationsContract;

class MemoryRevocationsTest extends RevocationsContract {

  private final Revocations revocations = new MemoryRevocations();

  @Override
  protected Revocations revocations() {
    return revocations;
  }
}
