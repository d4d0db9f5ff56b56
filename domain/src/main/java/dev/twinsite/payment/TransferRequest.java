package dev.twinsite.payment;

import dev.twinsite.identity.Username;
import dev.twinsite.messaging.RoomId;
import java.util.Optional;

/** What a payer asks for. */
public record TransferRequest(
    TransferId id,
    Username from,
    Username to,
    Money money,
    Optional<Memo> memo,
    Optional<RoomId> room) {}
