package dev.twinsite.payment.jpa;

import dev.twinsite.app.store.SiteDatabase;
import dev.twinsite.payment.Transfers;
import dev.twinsite.payment.contract.TransfersContract;

/** The adapter on a real database. */
class JpaTransfersTest extends TransfersContract {

  private final SiteDatabase database = SiteDatabase.shared();

  @Override
  protected Transfers transfers() {
    return new JpaTransfers(database.sessions());
  }
}
