package dev.twinsite.payment.jpa;

import dev.twinsite.app.store.Sessions;
import dev.twinsite.payment.AccountId;
import dev.twinsite.payment.Currency;
import dev.twinsite.payment.Grant;
import dev.twinsite.payment.RightShare;
import dev.twinsite.payment.SpendingRight;
import dev.twinsite.payment.SpendingRights;
import dev.twinsite.payment.Wallet;
import dev.twinsite.site.SiteName;
import dev.twinsite.site.SitePair;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rights in table {@code spending_right}. */
@ApplicationScoped
public class JpaSpendingRights implements SpendingRights {

  private static final String WALLET =
      """
      select a.id, a.currency, own.balance as own_balance, own.held as own_held,
        own.granted as own_granted, other.balance as other_balance, other.held as other_held,
        other.granted as other_granted
      from app.account a
      join app.spending_right own on own.account = a.id and own.site = ?
      join app.spending_right other on other.account = a.id and other.site = ?
      where a.id\s\
      """;

  /*
   * One account is asked for by its id and not by a list of one: given a list, the database believes
   * that a plan for just this list is cheaper than the one that it has, and makes one each time,
   * which takes longer than the search.
   */
  private static final String ONE = WALLET + "= ?";

  private static final String SEVERAL = WALLET + "= any (?)";

  private final Sessions sessions;
  private final SitePair sites;

  @Inject
  public JpaSpendingRights(Sessions sessions, SitePair sites) {
    this.sessions = sessions;
    this.sites = sites;
  }

  @Override
  public Optional<Wallet> find(AccountId account) {
    return wallets(ONE, account.value()).stream().findFirst();
  }

  @Override
  public Optional<Wallet> lockOwn(AccountId account) {
    return wallets(ONE + " for update of own", account.value()).stream().findFirst();
  }

  @Override
  public Map<AccountId, Wallet> lockAll(Collection<AccountId> accounts) {
    Turns.besideOthers(sessions);
    sessions.rows(
        """
        select 1 from app.spending_right where account = any (?)
        order by account, site for update
        """,
        row -> true,
        (Object) ids(accounts));
    return wallets(SEVERAL, ids(accounts)).stream()
        .collect(Collectors.toMap(Wallet::account, Function.identity()));
  }

  @Override
  public void hold(AccountId account, RightShare share) {
    int held =
        sessions.write(
            """
            update app.spending_right set held = held + ?
            where account = ? and site = ? and balance - held >= ?
            """,
            share.minorUnits(),
            account.value(),
            share.site().value(),
            share.minorUnits());
    if (held != 1) {
      throw new IllegalStateException("account " + account + " does not cover " + share);
    }
  }

  @Override
  public void release(AccountId account, RightShare share) {
    int released =
        sessions.write(
            """
            update app.spending_right set held = held - ?
            where account = ? and site = ? and held >= ?
            """,
            share.minorUnits(),
            account.value(),
            share.site().value(),
            share.minorUnits());
    if (released != 1) {
      throw new IllegalStateException("account " + account + " does not hold " + share);
    }
  }

  @Override
  public void hold(Grant grant) {
    int held =
        sessions.write(
            """
            update app.spending_right set held = held + ?, granted = granted + ?
            where account = ? and site = ? and balance - held >= ?
            """,
            grant.minorUnits(),
            grant.minorUnits(),
            grant.account().value(),
            grant.from().value(),
            grant.minorUnits());
    if (held != 1) {
      throw new IllegalStateException("right of " + grant.from() + " does not cover " + grant);
    }
  }

  @Override
  public void release(Grant grant) {
    int released =
        sessions.write(
            """
            update app.spending_right set held = held - ?, granted = granted - ?
            where account = ? and site = ? and granted >= ?
            """,
            grant.minorUnits(),
            grant.minorUnits(),
            grant.account().value(),
            grant.from().value(),
            grant.minorUnits());
    if (released != 1) {
      throw new IllegalStateException("right of " + grant.from() + " does not hold " + grant);
    }
  }

  @Override
  public void move(Grant grant, boolean held) {
    long reserved = held ? grant.minorUnits() : 0;
    int moved =
        sessions.write(
            """
            update app.spending_right r
            set balance = r.balance + v.balance, held = r.held - v.held,
              granted = r.granted - v.held
            from (values (?, - ?::bigint, ?::bigint), (?, ?::bigint, 0)) v (site, balance, held)
            where r.account = ? and r.site = v.site
            """,
            grant.from().value(),
            grant.minorUnits(),
            reserved,
            grant.to().value(),
            grant.minorUnits(),
            grant.account().value());
    if (moved != 2) {
      throw new IllegalStateException("account of " + grant + " has " + moved + " rights");
    }
  }

  private List<Wallet> wallets(String sql, Object which) {
    return sessions.rows(sql, this::wallet, sites.own().value(), sites.peer().value(), which);
  }

  private Wallet wallet(ResultSet row) throws SQLException {
    return new Wallet(
        new AccountId(row.getObject("id", UUID.class)),
        new Currency(row.getString("currency")),
        right(row, "own", sites.own()),
        right(row, "other", sites.peer()));
  }

  private static SpendingRight right(ResultSet row, String prefix, SiteName site)
      throws SQLException {
    return new SpendingRight(
        site,
        row.getLong(prefix + "_balance"),
        row.getLong(prefix + "_held"),
        row.getLong(prefix + "_granted"));
  }

  private static UUID[] ids(Collection<AccountId> accounts) {
    return accounts.stream().map(AccountId::value).toArray(UUID[]::new);
  }
}
