package dev.twinsite.payment.jpa;

import dev.twinsite.app.store.Sessions;
import dev.twinsite.identity.Username;
import dev.twinsite.payment.Account;
import dev.twinsite.payment.AccountId;
import dev.twinsite.payment.Accounts;
import dev.twinsite.site.SitePair;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The accounts in table {@code account}, each opened with a right to nothing at either site. */
@ApplicationScoped
public class JpaAccounts implements Accounts {

  private final Sessions sessions;
  private final SitePair sites;

  @Inject
  public JpaAccounts(Sessions sessions, SitePair sites) {
    this.sessions = sessions;
    this.sites = sites;
  }

  @Override
  public void open(Account account) {
    sessions.write(
        """
        with opened as (
          insert into app.account (id, owner, currency) values (?, ?, ?)
          on conflict do nothing returning id)
        insert into app.spending_right (account, site, balance, held)
        select id, site, 0, 0 from opened, unnest(?) as site
        """,
        account.id().value(),
        account.owner().value(),
        account.currency().code(),
        new String[] {sites.own().value(), sites.peer().value()});
  }

  @Override
  public Optional<Account> find(AccountId id) {
    return sessions.call(
        session ->
            Optional.ofNullable(session.get(AccountEntity.class, id.value()))
                .map(AccountEntity::toAccount));
  }

  @Override
  public Optional<Account> of(Username owner) {
    return sessions
        .entity(
            AccountEntity.class,
            """
            select a.* from app.registration r join app.account a on a.id = r.wallet
            where r.username = ? and r.state = 'POSTED'
            """,
            owner.value())
        .map(AccountEntity::toAccount);
  }
}
