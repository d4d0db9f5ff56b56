package dev.twinsite.payment.jpa;

import dev.twinsite.app.store.Columns;
import dev.twinsite.app.store.Sessions;
import dev.twinsite.identity.Username;
import dev.twinsite.payment.AccountId;
import dev.twinsite.payment.Ledger;
import dev.twinsite.payment.Posting;
import dev.twinsite.payment.RightChange;
import dev.twinsite.payment.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The entries in table {@code entry}, written together with the rights that they change. */
@ApplicationScoped
public class JpaLedger implements Ledger {

  /*
   * One statement for any number of postings. What an account holds in the end is the sum of its
   * rights: those that this statement changes, as changed, and the other ones as they stand. What it
   * held after one of several entries is that, less the entries that follow.
   *
   * Each list is handed on by a select of its own, which hides from the planner how long it is. If it
   * knew, it would make a plan for just this length each time, and planning takes as long as posting.
   */
  private static final String POST =
      """
      with change as (
        select account::uuid, site, sum(balance::bigint)::bigint as balance,
          sum(held::bigint)::bigint as held
        from unnest(
          (select ?::text[]), (select ?::text[]), (select ?::text[]), (select ?::text[]))
          as v (account, site, balance, held)
        group by account, site),
      changed as (
        update app.spending_right r
        set balance = r.balance + c.balance, held = r.held + c.held
        from change c
        where r.account = c.account and r.site = c.site
        returning r.account, r.site, r.balance),
      standing as (
        select account, sum(balance) as balance
        from (
          select account, balance from changed
          union all
          select r.account, r.balance from app.spending_right r
          where r.account in (select c.account from change c)
            and not exists (
              select from changed c where c.account = r.account and c.site = r.site)) each_right
        group by account)
      insert into app.entry
        (account, counterparty, subject, origin, posted_at, amount, balance_after)
      select e.account::uuid, e.counterparty::uuid, e.subject::uuid, e.origin,
        e.posted_at::timestamptz, e.amount::bigint, s.balance - coalesce(sum(e.amount::bigint) over (
          partition by e.account order by e.place rows between 1 following and unbounded following
          ), 0)
      from unnest(
        (select ?::text[]), (select ?::text[]), (select ?::text[]), (select ?::text[]),
        (select ?::text[]), (select ?::text[]))
        with ordinality as e (account, counterparty, subject, origin, posted_at, amount, place)
      left join standing s on s.account = e.account::uuid
      order by e.place
      returning (select count(*) from changed), (select count(*) from change)
      """;

  private final Sessions sessions;

  @Inject
  public JpaLedger(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public void post(Posting posting) {
    postAll(List.of(posting));
  }

  @Override
  public void postAll(List<Posting> postings) {
    if (!postings.isEmpty()) {
      @Nullable Object[] rights =
          Columns.of(postings.stream().flatMap(it -> it.rights().stream()).map(this::row).toList());
      @Nullable Object[] entries = Columns.of(postings.stream().flatMap(this::rows).toList());
      Object[] both = Stream.of(rights, entries).flatMap(Arrays::stream).toArray();
      sessions.rows(POST, row -> row.getLong(2) - row.getLong(1), both).stream()
          .filter(missing -> missing != 0)
          .findAny()
          .ifPresent(missing -> fail(postings, missing));
    }
  }

  private List<@Nullable Object> row(RightChange change) {
    return List.of(
        change.account().value(), change.site().value(), change.balance(), change.held());
  }

  private Stream<List<@Nullable Object>> rows(Posting posting) {
    return posting.entries().stream()
        .map(
            entry ->
                List.of(
                    entry.account().value(),
                    entry.counterparty().value(),
                    posting.subject(),
                    posting.origin().value(),
                    posting.postedAt(),
                    entry.minorUnits()));
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

  private static void fail(List<Posting> postings, long missing) {
    throw new IllegalStateException(
        missing
            + " rights are missing for the posting of "
            + postings.stream().map(Posting::subject).toList());
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
