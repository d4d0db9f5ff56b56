package dev.twinsite.payment.jpa;

import dev.twinsite.app.store.Sessions;
import dev.twinsite.identity.Username;
import dev.twinsite.payment.AccountId;
import dev.twinsite.payment.Entry;
import dev.twinsite.payment.Ledger;
import dev.twinsite.payment.Posting;
import dev.twinsite.payment.RightChange;
import dev.twinsite.payment.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** The entries in table {@code entry}, written together with the rights that they change. */
@ApplicationScoped
public class JpaLedger implements Ledger {

  /*
   * One statement for a whole posting. What an account holds afterwards is the sum of its rights:
   * those that this statement changes, as changed, and the other ones as they stand.
   */
  private static final String POST =
      """
      with changed as (
        update app.spending_right r
        set balance = r.balance + c.balance, held = r.held + c.held
        from unnest(?::uuid[], ?::text[], ?::bigint[], ?::bigint[])
          as c (account, site, balance, held)
        where r.account = c.account and r.site = c.site
        returning r.account, r.site, r.balance),
      standing as (
        select account, sum(balance) as balance
        from (
          select account, balance from changed
          union all
          select r.account, r.balance from app.spending_right r
          where r.account = any (?)
            and not exists (
              select from changed c where c.account = r.account and c.site = r.site)) each_right
        group by account)
      insert into app.entry
        (account, counterparty, subject, origin, amount, posted_at, balance_after)
      select e.account, e.counterparty, ?, ?, e.amount, ?, s.balance
      from unnest(?::uuid[], ?::uuid[], ?::bigint[]) with ordinality
        as e (account, counterparty, amount, place)
      left join standing s on s.account = e.account
      order by e.place
      returning (select count(*) from changed)
      """;

  private final Sessions sessions;

  @Inject
  public JpaLedger(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public void post(Posting posting) {
    List<RightChange> rights = posting.rights();
    List<Entry> entries = posting.entries();
    UUID[] accounts = rights.stream().map(it -> it.account().value()).toArray(UUID[]::new);
    List<Long> changed =
        sessions.rows(
            POST,
            row -> row.getLong(1),
            accounts,
            rights.stream().map(it -> it.site().value()).toArray(String[]::new),
            rights.stream().map(RightChange::balance).toArray(Long[]::new),
            rights.stream().map(RightChange::held).toArray(Long[]::new),
            accounts,
            posting.subject(),
            posting.origin().value(),
            posting.postedAt(),
            entries.stream().map(it -> it.account().value()).toArray(UUID[]::new),
            entries.stream().map(it -> it.counterparty().value()).toArray(UUID[]::new),
            entries.stream().map(Entry::minorUnits).toArray(Long[]::new));
    requireAll(posting, changed.get(0));
  }

  @Override
  public Statement statement(AccountId account, OptionalLong before, int limit) {
    List<Statement.Line> found =
        sessions.rows(
            """
            select e.number, e.subject, a.owner, e.amount, e.posted_at, e.balance_after
            from app.entry e left join app.account a on a.id = e.counterparty
            where e.account = ? and e.number < ? order by e.number desc limit ?
            """,
            JpaLedger::line,
            account.value(),
            before.orElse(Long.MAX_VALUE),
            limit + 1);
    return found.size() > limit ? page(found.subList(0, limit)) : end(found);
  }

  @Override
  public long total() {
    return sessions
        .row(
            """
            select coalesce((select sum(balance) from app.spending_right), 0)
                 + coalesce((select sum(amount) from app.entry where account = ?), 0)
            """,
            row -> row.getBigDecimal(1).longValueExact(),
            AccountId.BANK.value())
        .orElseThrow();
  }

  private static Statement page(List<Statement.Line> lines) {
    return new Statement(lines, OptionalLong.of(lines.get(lines.size() - 1).number()));
  }

  private static Statement end(List<Statement.Line> lines) {
    return new Statement(lines, OptionalLong.empty());
  }

  private static void requireAll(Posting posting, long changed) {
    if (changed != posting.rights().size()) {
      throw new IllegalStateException(
          "posting of "
              + posting.subject()
              + " found "
              + changed
              + " of "
              + posting.rights().size()
              + " rights");
    }
  }

  private static Statement.Line line(ResultSet row) throws SQLException {
    return new Statement.Line(
        row.getLong("number"),
        row.getObject("subject", UUID.class),
        Optional.ofNullable(row.getString("owner")).map(Username::new),
        row.getLong("amount"),
        row.getObject("posted_at", OffsetDateTime.class).toInstant(),
        row.getLong("balance_after"));
  }
}
