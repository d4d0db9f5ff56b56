package dev.twinsite.payment.jpa;

import static java.util.Objects.requireNonNull;

import dev.twinsite.identity.Username;
import dev.twinsite.payment.AccountId;
import dev.twinsite.payment.Currency;
import dev.twinsite.payment.Deposit;
import dev.twinsite.payment.DepositId;
import dev.twinsite.payment.DepositTerms;
import dev.twinsite.payment.Money;
import dev.twinsite.payment.PendingDeposit;
import dev.twinsite.payment.VoidReason;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One claim to a deposit id. */
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields of what it reads
@Entity
@Table(name = "deposit")
@IdClass(ClaimId.class)
public class DepositEntity {

  @Id UUID id;

  @Id String origin;

  long clock;

  String owner;

  UUID account;

  String currency;

  long amount;

  String credited;

  @Enumerated(EnumType.STRING)
  ClaimState state;

  @Column(name = "posted_at")
  @Nullable Instant postedAt;

  @Column(name = "void_reason")
  @Enumerated(EnumType.STRING)
  @Nullable VoidReason voidReason;

  Deposit toDeposit() {
    var pending = new PendingDeposit(terms());
    return switch (state) {
      case WAITING -> throw new IllegalStateException("deposit " + id + " waits for nothing");
      case PENDING -> pending;
      case POSTED -> pending.post(requireNonNull(postedAt));
      case VOIDED -> pending.giveUp(requireNonNull(voidReason));
    };
  }

  private DepositTerms terms() {
    return new DepositTerms(
        new DepositId(id),
        new Username(owner),
        new AccountId(account),
        new Money(amount, new Currency(currency)),
        Shares.read(credited),
        new Stamp(new HybridTime(clock), new SiteName(origin)));
  }
}
