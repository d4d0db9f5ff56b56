package dev.twinsite.messaging.usecase;

import dev.twinsite.messaging.Message;
import dev.twinsite.messaging.RoomId;
import dev.twinsite.payment.Transfer;
import java.util.Optional;

/**
 * A message as members see it.
 *
 * @param room the id under which its room is known
 * @param transfer the transfer that it shows, as it stands now
 */
public record MessageView(Message message, RoomId room, Optional<Transfer> transfer) {}
