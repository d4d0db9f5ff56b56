package dev.twinsite.payment.jpa;

import dev.twinsite.app.store.Sessions;
import dev.twinsite.payment.Grant;
import dev.twinsite.payment.GrantState;
import dev.twinsite.payment.Grants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The grants in table {@code right_grant}. */
@ApplicationScoped
public class JpaGrants implements Grants {

  private final Sessions sessions;

  @Inject
  public JpaGrants(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public boolean add(Grant grant, GrantState state) {
    return sessions.write(
            """
            insert into app.right_grant (ask, account, granted_to, amount, clock, origin, state)
            values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
            """,
            grant.ask().value(),
            grant.account().value(),
            grant.to().value(),
            grant.minorUnits(),
            grant.granted().clock().value(),
            grant.from().value(),
            state.name())
        == 1;
  }

  @Override
  public boolean move(Grant grant, GrantState from, GrantState to) {
    return sessions.write(
            "update app.right_grant set state = ? where ask = ? and state = ?",
            to.name(),
            grant.ask().value(),
            from.name())
        == 1;
  }
}
