package dev.twinsite.payment;

import dev.twinsite.identity.Username;
import dev.twinsite.messaging.RoomId;
import dev.twinsite.messaging.RoomStanding;
import java.util.Optional;
import java.util.Set;

/** What a transfer must satisfy before anybody looks at money. */
public final class TransferRules {

  private TransferRules() {}

  /**
   * The first rule that a request breaks, if there is one.
   *
   * @param posted those of the two users who are posted; the payer is one of them
   * @param room the room in which the transfer shall be shown, if it is asked for and known, with
   *     those of the two users who are its members
   */
  public static Optional<RefusalReason> broken(
      TransferRequest request, Set<Username> posted, Optional<RoomStanding> room) {
    if (request.from().equals(request.to())) {
      return Optional.of(new RefusalReason.SelfTransfer());
    }
    if (!posted.contains(request.to())) {
      return Optional.of(new RefusalReason.UnknownRecipient(request.to()));
    }
    return request.room().flatMap(id -> brokenIn(id, room, request));
  }

  private static Optional<RefusalReason> brokenIn(
      RoomId id, Optional<RoomStanding> room, TransferRequest request) {
    if (room.isEmpty()) {
      return Optional.of(new RefusalReason.UnknownRoom(id));
    }
    Set<Username> present = room.get().present();
    if (!present.contains(request.from())) {
      return Optional.of(new RefusalReason.NotAMember(id));
    }
    return present.contains(request.to())
        ? Optional.empty()
        : Optional.of(new RefusalReason.RecipientNotAMember(id, request.to()));
  }
}
