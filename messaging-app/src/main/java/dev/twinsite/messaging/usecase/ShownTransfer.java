package dev.twinsite.messaging.usecase;

import dev.twinsite.messaging.Message;
import dev.twinsite.payment.Claims;
import dev.twinsite.payment.Transfer;
import java.util.Collection;
import java.util.Optional;

/** Which of the claims to a transfer's id a message shows. */
final class ShownTransfer {

  private ShownTransfer() {}

  /**
   * The claim that was accepted with the message; or, if both sites accepted the same transfer, the
   * one of the two that survives.
   */
  static Optional<Transfer> of(Message message, Collection<Transfer> claims) {
    Optional<Transfer> own =
        claims.stream()
            .filter(claim -> claim.terms().accepted().origin().equals(message.sent().origin()))
            .findFirst();
    return own.flatMap(
        claim ->
            Claims.surviving(
                claims.stream()
                    .filter(other -> other.terms().sameContentAs(claim.terms()))
                    .toList()));
  }
}
