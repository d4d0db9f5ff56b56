package dev.twinsite.identity.jpa;

import dev.twinsite.app.store.SiteDatabase;
import dev.twinsite.identity.SigningKeys;
import dev.twinsite.identity.contract.SigningKeysContract;

/** The adapter on a real database. */
class JpaSigningKeysTest extends SigningKeysContract {

  private final SiteDatabase database = SiteDatabase.shared();

  @Override
  protected SigningKeys keys() {
    return new JpaSigningKeys(database.sessions());
  }
}
