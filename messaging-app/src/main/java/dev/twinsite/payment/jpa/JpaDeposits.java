package dev.twinsite.payment.jpa;

import dev.twinsite.app.store.Sessions;
import dev.twinsite.payment.Deposit;
import dev.twinsite.payment.DepositId;
import dev.twinsite.payment.DepositTerms;
import dev.twinsite.payment.Deposits;
import dev.twinsite.payment.PostedDeposit;
import dev.twinsite.site.SiteName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The claims in table {@code deposit}. */
@ApplicationScoped
public class JpaDeposits implements Deposits {

  private static final String INSERT =
      """
      insert into app.deposit
        (id, origin, clock, owner, account, currency, amount, credited, state, posted_at,
         void_reason)
      select ?::uuid, ?::text, ?::bigint, ?::text, ?::uuid, ?::text, ?::bigint, ?::text, ?::text,
        ?::timestamptz, ?::text
      """;

  private final Sessions sessions;

  @Inject
  public JpaDeposits(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public boolean claim(Deposit deposit) {
    List<@Nullable Object> columns = columns(deposit);
    columns.add(deposit.terms().id().value());
    return sessions.write(
            INSERT
                + "where not exists (select from app.deposit where id = ?)"
                + " on conflict (id, origin) do nothing",
            columns.toArray())
        == 1;
  }

  @Override
  public boolean add(Deposit deposit) {
    return sessions.write(
            INSERT + "on conflict (id, origin) do nothing", columns(deposit).toArray())
        == 1;
  }

  @Override
  public boolean decide(Deposit deposit) {
    return replace(ClaimState.PENDING, deposit);
  }

  @Override
  public boolean overrule(PostedDeposit deposit) {
    return replace(ClaimState.VOIDED, deposit);
  }

  private boolean replace(ClaimState known, Deposit deposit) {
    ClaimColumns claim = ClaimColumns.of(deposit);
    return sessions.write(
            """
            update app.deposit set state = ?, posted_at = ?::timestamptz, void_reason = ?::text
            where id = ? and origin = ? and state = ?
            """,
            claim.state().name(),
            claim.postedAt(),
            claim.reasonName(),
            deposit.terms().id().value(),
            deposit.terms().accepted().origin().value(),
            known.name())
        == 1;
  }

  @Override
  public Optional<Deposit> find(DepositId id, SiteName origin) {
    return sessions.call(
        session ->
            Optional.ofNullable(
                    session.get(DepositEntity.class, new ClaimId(id.value(), origin.value())))
                .map(DepositEntity::toDeposit));
  }

  @Override
  public Optional<Deposit> find(DepositId id) {
    return sessions
        .entity(
            DepositEntity.class,
            """
            select * from app.deposit where id = ?
            order by case state when 'POSTED' then 0 when 'PENDING' then 1 else 2 end,
                     clock, origin
            limit 1
            """,
            id.value())
        .map(DepositEntity::toDeposit);
  }

  private static List<@Nullable Object> columns(Deposit deposit) {
    DepositTerms terms = deposit.terms();
    ClaimColumns claim = ClaimColumns.of(deposit);
    var columns = new ArrayList<@Nullable Object>();
    columns.add(terms.id().value());
    columns.add(terms.accepted().origin().value());
    columns.add(terms.accepted().clock().value());
    columns.add(terms.owner().value());
    columns.add(terms.account().value());
    columns.add(terms.money().currency().code());
    columns.add(terms.money().minorUnits());
    columns.add(Shares.write(terms.credited()));
    columns.add(claim.state().name());
    columns.add(claim.postedAt());
    columns.add(claim.reasonName());
    return columns;
  }
}
