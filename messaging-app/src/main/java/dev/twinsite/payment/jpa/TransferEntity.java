package dev.twinsite.payment.jpa;

import static java.util.Objects.requireNonNull;

import dev.twinsite.identity.Username;
import dev.twinsite.messaging.RoomId;
import dev.twinsite.messaging.RoomOpening;
import dev.twinsite.payment.AccountId;
import dev.twinsite.payment.AskId;
import dev.twinsite.payment.Currency;
import dev.twinsite.payment.Memo;
import dev.twinsite.payment.Money;
import dev.twinsite.payment.PendingTransfer;
import dev.twinsite.payment.Transfer;
import dev.twinsite.payment.TransferId;
import dev.twinsite.payment.TransferTerms;
import dev.twinsite.payment.VoidReason;
import dev.twinsite.payment.WaitingTransfer;
import dev.twinsite.site.Epoch;
import dev.twinsite.site.SiteName;
import dev.twinsite.time.HybridTime;
import dev.twinsite.time.Stamp;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One claim to a transfer id. */
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields of what it reads
@Entity
@Table(name = "transfer")
@IdClass(ClaimId.class)
public class TransferEntity {

  @Id UUID id;

  @Id String origin;

  long clock;

  String payer;

  UUID debtor;

  String payee;

  UUID creditor;

  String currency;

  long amount;

  @Nullable String memo;

  @Nullable UUID room;

  @Column(name = "room_origin")
  @Nullable String roomOrigin;

  String debited;

  @Enumerated(EnumType.STRING)
  ClaimState state;

  @Column(name = "posted_at")
  @Nullable Instant postedAt;

  @Column(name = "void_reason")
  @Enumerated(EnumType.STRING)
  @Nullable VoidReason voidReason;

  @Nullable Long epoch;

  @Nullable UUID ask;

  @Nullable Boolean told;

  Transfer toTransfer() {
    var pending = new PendingTransfer(terms());
    return switch (state) {
      case WAITING -> toWaiting();
      case PENDING -> pending;
      case POSTED -> pending.post(requireNonNull(postedAt));
      case VOIDED -> pending.giveUp(requireNonNull(voidReason));
    };
  }

  WaitingTransfer toWaiting() {
    return new WaitingTransfer(
        terms(),
        new Epoch(requireNonNull(epoch)),
        Optional.ofNullable(ask).map(AskId::new),
        Boolean.TRUE.equals(told));
  }

  private TransferTerms terms() {
    return new TransferTerms(
        new TransferId(id),
        new Username(payer),
        new AccountId(debtor),
        new Username(payee),
        new AccountId(creditor),
        new Money(amount, new Currency(currency)),
        Optional.ofNullable(memo).map(Memo::new),
        Optional.ofNullable(room).map(it -> opening(it)),
        Shares.read(debited),
        new Stamp(new HybridTime(clock), new SiteName(origin)));
  }

  private RoomOpening opening(UUID chosen) {
    return new RoomOpening(new RoomId(chosen), new SiteName(requireNonNull(roomOrigin)));
  }
}
