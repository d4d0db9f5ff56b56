package dev.twinsite.payment.jpa;

import dev.twinsite.app.store.Sessions;
import dev.twinsite.payment.AccountId;
import dev.twinsite.payment.AskId;
import dev.twinsite.payment.Transfer;
import dev.twinsite.payment.TransferId;
import dev.twinsite.payment.TransferTerms;
import dev.twinsite.payment.WaitingTransfer;
import dev.twinsite.payment.WaitingTransfers;
import dev.twinsite.site.Epoch;
import dev.twinsite.site.SitePair;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The waiting rows in table {@code transfer}. */
@ApplicationScoped
public class JpaWaitingTransfers implements WaitingTransfers {

  private final Sessions sessions;
  private final SitePair sites;

  @Inject
  public JpaWaitingTransfers(Sessions sessions, SitePair sites) {
    this.sessions = sessions;
    this.sites = sites;
  }

  @Override
  public Optional<WaitingTransfer> first(AccountId debtor) {
    return sessions
        .entity(
            TransferEntity.class,
            """
            select * from app.transfer where debtor = ? and state = 'WAITING'
            order by clock, id limit 1
            """,
            debtor.value())
        .map(TransferEntity::toWaiting);
  }

  @Override
  public List<AccountId> due(Epoch epoch) {
    return sessions.rows(
        """
        select w.debtor
        from (
          select distinct on (debtor) id, debtor, amount, epoch from app.transfer
          where state = 'WAITING' order by debtor, clock, id) w
        left join app.spending_right r on r.account = w.debtor and r.site = ?
        left join app.right_ask a on a.account = w.debtor
        where w.epoch <> ? or r.balance - r.held >= w.amount
          or a.state is distinct from 'OPEN' or a.epoch <> ?
          or exists (select from app.transfer o where o.id = w.id and o.origin <> ?)
        """,
        row -> new AccountId(row.getObject(1, UUID.class)),
        sites.own().value(),
        epoch.value(),
        epoch.value(),
        sites.own().value());
  }

  @Override
  public List<AccountId> all() {
    return sessions.rows(
        "select distinct debtor from app.transfer where state = 'WAITING'",
        row -> new AccountId(row.getObject(1, UUID.class)));
  }

  @Override
  public void asked(AccountId debtor, AskId ask) {
    sessions.write(
        "update app.transfer set ask = ? where debtor = ? and state = 'WAITING'",
        ask.value(),
        debtor.value());
  }

  @Override
  public boolean tell(TransferId id) {
    return sessions.write(
            """
            update app.transfer set told = true where id = ? and origin = ? and state = 'WAITING'
            """,
            id.value(),
            sites.own().value())
        == 1;
  }

  @Override
  public boolean settle(Transfer transfer) {
    TransferTerms terms = transfer.terms();
    ClaimColumns claim = ClaimColumns.of(transfer);
    return sessions.write(
            """
            update app.transfer
            set clock = ?, debited = ?, state = ?, posted_at = ?::timestamptz,
              void_reason = ?::text
            where id = ? and origin = ? and state = 'WAITING'
            """,
            terms.accepted().clock().value(),
            Shares.write(terms.debited()),
            claim.state().name(),
            claim.postedAt(),
            claim.reasonName(),
            terms.id().value(),
            sites.own().value())
        == 1;
  }

  @Override
  public boolean forgetUntold(TransferId id) {
    return delete(id, "and told is not true");
  }

  @Override
  public void forget(TransferId id) {
    delete(id, "");
  }

  private boolean delete(TransferId id, String which) {
    return sessions.write(
            "delete from app.transfer where id = ? and origin = ? and state = 'WAITING' " + which,
            id.value(),
            sites.own().value())
        == 1;
  }
}
