package dev.twinsite.payment.rest;

import dev.twinsite.messaging.RoomOpening;
import dev.twinsite.payment.Memo;
import dev.twinsite.payment.PostedTransfer;
import dev.twinsite.payment.Transfer;
import dev.twinsite.payment.TransferTerms;
import dev.twinsite.payment.VoidedTransfer;
import dev.twinsite.site.Durability;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A transfer as its parties see it.
 *
 * @param amount in minor units
 * @param state {@code pending}, {@code posted} or {@code voided}
 * @param origin the site that accepted it
 * @param postedAt when the answering site posted it
 * @param reason why it was voided: {@code site-lost}, {@code superseded} or {@code
 *     insufficient-funds}
 */
public record TransferJson(
    String transferId,
    String from,
    String to,
    long amount,
    String currency,
    @Nullable String memo,
    @Nullable String roomId,
    String state,
    String origin,
    Instant acceptedAt,
    @Nullable Instant postedAt,
    @Nullable String reason,
    @Nullable String durability) {

  /** A transfer in an answer to whoever reads it. */
  public static TransferJson of(Transfer transfer) {
    return of(transfer, null);
  }

  static TransferJson of(Transfer transfer, @Nullable Durability durability) {
    TransferTerms terms = transfer.terms();
    return new TransferJson(
        terms.id().toString(),
        terms.from().value(),
        terms.to().value(),
        terms.money().minorUnits(),
        terms.money().currency().code(),
        terms.memo().map(Memo::value).orElse(null),
        terms.room().map(RoomOpening::room).map(Object::toString).orElse(null),
        State.of(transfer).label(),
        terms.accepted().origin().value(),
        terms.accepted().clock().instant(),
        transfer instanceof PostedTransfer posted ? posted.postedAt() : null,
        transfer instanceof VoidedTransfer voided ? voided.reason().label() : null,
        durability == null ? null : durability.label());
  }
}
