package dev.twinsite.payment.jpa;

import dev.twinsite.app.store.SiteDatabase;
import dev.twinsite.identity.Users;
import dev.twinsite.identity.jpa.JpaUsers;
import dev.twinsite.payment.Accounts;
import dev.twinsite.payment.contract.AccountsContract;
import dev.twinsite.site.SiteName;
import dev.twinsite.site.SitePair;

/** The adapter on a real database. */
class JpaAccountsTest extends AccountsContract {

  private final SiteDatabase database = SiteDatabase.shared();

  private static final SitePair SITES = new SitePair(new SiteName("pangyo"), new SiteName("ansan"));

  @Override
  protected Users users() {
    return new JpaUsers(database.sessions());
  }

  @Override
  protected Accounts accounts() {
    return new JpaAccounts(database.sessions(), SITES);
  }
}
