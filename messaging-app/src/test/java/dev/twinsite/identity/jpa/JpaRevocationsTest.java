package dev.twinsite.identity.jpa;

import dev.twinsite.app.store.SiteDatabase;
import dev.twinsite.identity.Revocations;
import dev.twinsite.identity.contract.RevocationsContract;

/** The adapter on a real database. */
class JpaRevocationsTest extends RevocationsContract {

  private final SiteDatabase database = SiteDatabase.shared();

  @Override
  protected Revocations revocations() {
    return new JpaRevocations(database.sessions());
  }
}
