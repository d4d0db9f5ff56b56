package dev.twinsite.payment;

import dev.twinsite.identity.Username;
import dev.twinsite.messaging.RoomId;
import dev.twinsite.messaging.RoomOpening;
import dev.twinsite.time.Stamp;
import java.util.List;
import java.util.Optional;

/** What a payer asks for. */
public record TransferRequest(
    TransferId id,
    Username from,
    Username to,
    Money money,
    Optional<Memo> memo,
    Optional<RoomId> room) {

  /**
   * The terms on which a site accepts the request.
   *
   * @param debited the rights that pay
   */
  public TransferTerms accepted(
      AccountId debtor,
      AccountId creditor,
      Optional<RoomOpening> shownIn,
      List<RightShare> debited,
      Stamp stamp) {
    return new TransferTerms(id, from, debtor, to, creditor, money, memo, shownIn, debited, stamp);
  }
}
