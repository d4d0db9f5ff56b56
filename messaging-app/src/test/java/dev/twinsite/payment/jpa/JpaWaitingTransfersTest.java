package dev.twinsite.payment.jpa;

import dev.twinsite.app.store.SiteDatabase;
import dev.twinsite.payment.Accounts;
import dev.twinsite.payment.Ledger;
import dev.twinsite.payment.OwnAsks;
import dev.twinsite.payment.Transfers;
import dev.twinsite.payment.WaitingTransfers;
import dev.twinsite.payment.contract.WaitingTransfersContract;
import dev.twinsite.site.SiteName;
import dev.twinsite.site.SitePair;

/** The adapter on a real database. */
class JpaWaitingTransfersTest extends WaitingTransfersContract {

  private static final SitePair SITES = new SitePair(new SiteName("pangyo"), new SiteName("ansan"));

  private final SiteDatabase database = SiteDatabase.shared();

  @Override
  protected SitePair sites() {
    return SITES;
  }

  @Override
  protected Accounts accounts() {
    return new JpaAccounts(database.sessions(), SITES);
  }

  @Override
  protected Ledger ledger() {
    return new JpaLedger(database.sessions());
  }

  @Override
  protected OwnAsks asks() {
    return new JpaAsks(database.sessions(), SITES);
  }

  @Override
  protected Transfers transfers() {
    return new JpaTransfers(database.sessions());
  }

  @Override
  protected WaitingTransfers waiting() {
    return new JpaWaitingTransfers(database.sessions(), SITES);
  }
}
