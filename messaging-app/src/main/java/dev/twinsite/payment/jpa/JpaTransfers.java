package dev.twinsite.payment.jpa;

import dev.twinsite.app.store.Columns;
import dev.twinsite.app.store.Sessions;
import dev.twinsite.messaging.RoomOpening;
import dev.twinsite.payment.Claims;
import dev.twinsite.payment.Memo;
import dev.twinsite.payment.PostedTransfer;
import dev.twinsite.payment.Transfer;
import dev.twinsite.payment.TransferId;
import dev.twinsite.payment.TransferTerms;
import dev.twinsite.payment.Transfers;
import dev.twinsite.payment.WaitingTransfer;
import dev.twinsite.site.SiteName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The claims in table {@code transfer}. */
@ApplicationScoped
public class JpaTransfers implements Transfers {

  private static final String INSERT =
      """
      insert into app.transfer (id, origin, clock, payer, debtor, payee, creditor, currency, amount,
        memo, room, room_origin, debited, state, posted_at, void_reason, epoch)
      select ?::uuid, ?::text, ?::bigint, ?::text, ?::uuid, ?::text, ?::uuid, ?::text, ?::bigint,
        ?::text, ?::uuid, ?::text, ?::text, ?::text, ?::timestamptz, ?::text, ?::bigint
      """;

  private static final String INSERT_ALL =
      """
      insert into app.transfer (id, origin, clock, payer, debtor, payee, creditor, currency, amount,
        memo, room, room_origin, debited, state, posted_at, void_reason)
      select id::uuid, origin, clock::bigint, payer, debtor::uuid, payee, creditor::uuid, currency,
        amount::bigint, memo, room::uuid, room_origin, debited, state, posted_at::timestamptz,
        void_reason
      from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
        ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
        ?::text[])
        as v (id, origin, clock, payer, debtor, payee, creditor, currency, amount, memo, room,
          room_origin, debited, state, posted_at, void_reason)
      on conflict (id, origin) do nothing
      returning id, origin
      """;

  private static final String POST_ALL =
      """
      update app.transfer t set state = 'POSTED', posted_at = v.posted_at::timestamptz
      from unnest(?::text[], ?::text[], ?::text[]) as v (id, origin, posted_at)
      where t.id = v.id::uuid and t.origin = v.origin and t.state = 'PENDING'
      returning t.id, t.origin
      """;

  private final Sessions sessions;

  @Inject
  public JpaTransfers(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public boolean claim(Transfer transfer) {
    List<@Nullable Object> columns = allColumns(transfer);
    columns.add(transfer.terms().id().value());
    return sessions.write(
            INSERT
                + "where not exists (select from app.transfer where id = ?)"
                + " on conflict (id, origin) do nothing",
            columns.toArray())
        == 1;
  }

  @Override
  public boolean add(Transfer transfer) {
    return sessions.write(
            INSERT + "on conflict (id, origin) do nothing", allColumns(transfer).toArray())
        == 1;
  }

  @Override
  public boolean decide(Transfer transfer) {
    return replace(ClaimState.PENDING, transfer);
  }

  @Override
  public List<PostedTransfer> addAll(List<PostedTransfer> transfers) {
    return write(INSERT_ALL, transfers, JpaTransfers::columns);
  }

  @Override
  public List<PostedTransfer> decideAll(List<PostedTransfer> transfers) {
    return write(POST_ALL, transfers, JpaTransfers::decision);
  }

  /** Those that were written; of two with the same key, the first. */
  private List<PostedTransfer> write(
      String sql,
      List<PostedTransfer> transfers,
      Function<PostedTransfer, List<@Nullable Object>> row) {
    if (transfers.isEmpty()) {
      return List.of();
    }
    var written =
        new HashSet<>(
            sessions.rows(
                sql, JpaTransfers::key, Columns.of(transfers.stream().map(row).toList())));
    return transfers.stream().filter(it -> written.remove(key(it))).toList();
  }

  private static ClaimId key(ResultSet row) throws SQLException {
    return new ClaimId(row.getObject("id", UUID.class), row.getString("origin"));
  }

  private static ClaimId key(Transfer transfer) {
    TransferTerms terms = transfer.terms();
    return new ClaimId(terms.id().value(), terms.accepted().origin().value());
  }

  private static List<@Nullable Object> decision(PostedTransfer posted) {
    ClaimId key = key(posted);
    return List.of(key.id, key.origin, posted.postedAt());
  }

  @Override
  public boolean overrule(PostedTransfer transfer) {
    return replace(ClaimState.VOIDED, transfer);
  }

  private boolean replace(ClaimState known, Transfer transfer) {
    ClaimColumns claim = ClaimColumns.of(transfer);
    return sessions.write(
            """
            update app.transfer set state = ?, posted_at = ?::timestamptz, void_reason = ?::text
            where id = ? and origin = ? and state = ?
            """,
            claim.state().name(),
            claim.postedAt(),
            claim.reasonName(),
            transfer.terms().id().value(),
            transfer.terms().accepted().origin().value(),
            known.name())
        == 1;
  }

  @Override
  public Optional<Transfer> find(TransferId id, SiteName origin) {
    return sessions.call(
        session ->
            Optional.ofNullable(
                    session.get(TransferEntity.class, new ClaimId(id.value(), origin.value())))
                .map(TransferEntity::toTransfer));
  }

  @Override
  public Optional<Transfer> find(TransferId id) {
    return Claims.surviving(
        sessions
            .entities(TransferEntity.class, "select * from app.transfer where id = ?", id.value())
            .stream()
            .map(TransferEntity::toTransfer)
            .toList());
  }

  @Override
  public List<Transfer> findAll(Collection<TransferId> ids) {
    return sessions
        .entities(
            TransferEntity.class,
            "select * from app.transfer where id = any (?)",
            (Object) ids.stream().map(TransferId::value).toArray(UUID[]::new))
        .stream()
        .map(TransferEntity::toTransfer)
        .toList();
  }

  private static List<@Nullable Object> allColumns(Transfer transfer) {
    List<@Nullable Object> columns = columns(transfer);
    columns.add(transfer instanceof WaitingTransfer waiting ? waiting.epoch().value() : null);
    return columns;
  }

  private static List<@Nullable Object> columns(Transfer transfer) {
    TransferTerms terms = transfer.terms();
    ClaimColumns claim = ClaimColumns.of(transfer);
    var columns = new ArrayList<@Nullable Object>();
    columns.add(terms.id().value());
    columns.add(terms.accepted().origin().value());
    columns.add(terms.accepted().clock().value());
    columns.add(terms.from().value());
    columns.add(terms.debtor().value());
    columns.add(terms.to().value());
    columns.add(terms.creditor().value());
    columns.add(terms.money().currency().code());
    columns.add(terms.money().minorUnits());
    columns.add(terms.memo().map(Memo::value).orElse(null));
    columns.add(terms.room().map(room -> room.room().value()).orElse(null));
    columns.add(terms.room().map(RoomOpening::at).map(SiteName::value).orElse(null));
    columns.add(Shares.write(terms.debited()));
    columns.add(claim.state().name());
    columns.add(claim.postedAt());
    columns.add(claim.reasonName());
    return columns;
  }
}
