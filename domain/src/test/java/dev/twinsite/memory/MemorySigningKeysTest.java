package dev.twinsite.memory;

import dev.twinsite.identity.SigningKeys;
import dev.twinsite.identity.contract.SigningKeysContract;

class MemorySigningKeysTest extends SigningKeysContract {

  private final SigningKeys keys = new MemorySigningKeys();

  @Override
  protected SigningKeys keys() {
    return keys;
  }
}
