package dev.twinsite.payment.jpa;

import dev.twinsite.app.store.SiteDatabase;
import dev.twinsite.payment.Accounts;
import dev.twinsite.payment.HeardAsks;
import dev.twinsite.payment.OwnAsks;
import dev.twinsite.payment.contract.AsksContract;
import dev.twinsite.site.SiteName;
import dev.twinsite.site.SitePair;

/** The adapter on a real database. */
class JpaAsksTest extends AsksContract {

  private static final SitePair SITES = new SitePair(new SiteName("pangyo"), new SiteName("ansan"));

  private final SiteDatabase database = SiteDatabase.shared();
  private final JpaAsks asks = new JpaAsks(database.sessions(), SITES);

  @Override
  protected SitePair sites() {
    return SITES;
  }

  @Override
  protected Accounts accounts() {
    return new JpaAccounts(database.sessions(), SITES);
  }

  @Override
  protected OwnAsks own() {
    return asks;
  }

  @Override
  protected HeardAsks heard() {
    return asks;
  }
}
