package dev.twinsite.payment.jpa;

import dev.twinsite.app.store.SiteDatabase;
import dev.twinsite.payment.Deposits;
import dev.twinsite.payment.contract.DepositsContract;

/** The adapter on a real database. */
class JpaDepositsTest extends DepositsContract {

  private final SiteDatabase database = SiteDatabase.shared();

  @Override
  protected Deposits deposits() {
    return new JpaDeposits(database.sessions());
  }
}
