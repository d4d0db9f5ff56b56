package dev.twinsite.identity.jpa;

import dev.twinsite.app.store.SiteDatabase;
import dev.twinsite.identity.Users;
import dev.twinsite.identity.contract.UsersContract;

/** The adapter on a real database. */
class JpaUsersTest extends UsersContract {

  private final SiteDatabase database = SiteDatabase.shared();

  @Override
  protected Users users() {
    return new JpaUsers(database.sessions());
  }
}
