package dev.twinsite.payment.rest;

import dev.twinsite.payment.Deposit;
import dev.twinsite.payment.DepositTerms;
import dev.twinsite.payment.PostedDeposit;
import dev.twinsite.payment.VoidedDeposit;
import dev.twinsite.site.Durability;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A deposit as its owner sees it.
 *
 * @param amount in minor units
 * @param state {@code pending}, {@code posted} or {@code voided}
 * @param origin the site that accepted it
 * @param postedAt when the answering site posted it
 * @param reason why it was voided: {@code site-lost} or {@code superseded}
 */
public record DepositJson(
    String depositId,
    long amount,
    String currency,
    String state,
    String origin,
    Instant acceptedAt,
    @Nullable Instant postedAt,
    @Nullable String reason,
    @Nullable String durability) {

  /** A deposit in an answer to whoever reads it. */
  public static DepositJson of(Deposit deposit) {
    return of(deposit, null);
  }

  static DepositJson of(Deposit deposit, @Nullable Durability durability) {
    DepositTerms terms = deposit.terms();
    return new DepositJson(
        terms.id().toString(),
        terms.money().minorUnits(),
        terms.money().currency().code(),
        State.of(deposit).label(),
        terms.accepted().origin().value(),
        terms.accepted().clock().instant(),
        deposit instanceof PostedDeposit posted ? posted.postedAt() : null,
        deposit instanceof VoidedDeposit voided ? voided.reason().label() : null,
        durability == null ? null : durability.label());
  }
}
