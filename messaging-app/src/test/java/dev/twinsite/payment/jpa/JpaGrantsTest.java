package dev.twinsite.payment.jpa;

import dev.twinsite.app.store.SiteDatabase;
import dev.twinsite.payment.Grants;
import dev.twinsite.payment.contract.GrantsContract;

/** The adapter on a real database. */
class JpaGrantsTest extends GrantsContract {

  @Override
  protected Grants grants() {
    return new JpaGrants(SiteDatabase.shared().sessions());
  }
}
