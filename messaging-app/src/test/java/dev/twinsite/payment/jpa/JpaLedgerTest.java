package dev.twinsite.payment.jpa;

import dev.twinsite.app.store.SiteDatabase;
import dev.twinsite.payment.Accounts;
import dev.twinsite.payment.Ledger;
import dev.twinsite.payment.SpendingRights;
import dev.twinsite.payment.contract.LedgerContract;
import dev.twinsite.site.SiteName;
import dev.twinsite.site.SitePair;

/** The adapter on a real database. */
class JpaLedgerTest extends LedgerContract {

  private final SiteDatabase database = SiteDatabase.shared();

  private static final SitePair SITES = new SitePair(new SiteName("pangyo"), new SiteName("ansan"));

  @Override
  protected Accounts accounts() {
    return new JpaAccounts(database.sessions(), SITES);
  }

  @Override
  protected SpendingRights rights() {
    return new JpaSpendingRights(database.sessions(), SITES);
  }

  @Override
  protected Ledger ledger() {
    return new JpaLedger(database.sessions());
  }
}
