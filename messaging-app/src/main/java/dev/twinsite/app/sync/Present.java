package dev.twinsite.app.sync;

import dev.twinsite.identity.User;
import dev.twinsite.identity.Users;
import dev.twinsite.messaging.MessageId;
import dev.twinsite.messaging.Room;
import dev.twinsite.messaging.RoomId;
import dev.twinsite.messaging.RoomOpening;
import dev.twinsite.messaging.Rooms;
import dev.twinsite.messaging.rest.MessageJson;
import dev.twinsite.messaging.usecase.Conversations;
import dev.twinsite.payment.AccountId;
import dev.twinsite.payment.Claims;
import dev.twinsite.payment.DepositTerms;
import dev.twinsite.payment.Deposits;
import dev.twinsite.payment.PendingTransfer;
import dev.twinsite.payment.Transfer;
import dev.twinsite.payment.TransferTerms;
import dev.twinsite.payment.Transfers;
import dev.twinsite.payment.rest.DepositJson;
import dev.twinsite.payment.rest.TransferJson;
import dev.twinsite.site.SiteName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** How the facts of events stand now at this site. */
@ApplicationScoped
public class Present {

  private final Users users;
  private final Rooms rooms;
  private final Conversations conversations;
  private final Transfers transfers;
  private final Deposits deposits;

  @Inject
  public Present(
      Users users,
      Rooms rooms,
      Conversations conversations,
      Transfers transfers,
      Deposits deposits) {
    this.users = users;
    this.rooms = rooms;
    this.conversations = conversations;
    this.transfers = transfers;
    this.deposits = deposits;
  }

  Optional<User> user(AccountId wallet) {
    return users.find(wallet);
  }

  /** The id by which the room goes now. */
  String roomId(RoomOpening opening) {
    RoomId id = rooms.find(opening).map(Room::id).orElseGet(opening::room);
    return id.toString();
  }

  Optional<MessageJson> message(MessageId chosenId, SiteName origin) {
    return conversations.message(chosenId, origin).map(MessageJson::of);
  }

  /** The surviving one of the claims that say the same. */
  TransferJson transfer(TransferTerms terms) {
    List<Transfer> same =
        transfers.findAll(List.of(terms.id())).stream()
            .filter(claim -> claim.terms().sameContentAs(terms))
            .toList();
    return TransferJson.of(Claims.surviving(same).orElseGet(() -> new PendingTransfer(terms)));
  }

  Optional<DepositJson> deposit(DepositTerms terms) {
    return deposits.find(terms.id()).map(DepositJson::of);
  }
}
