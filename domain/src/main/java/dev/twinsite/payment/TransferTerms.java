package dev.twinsite.payment;

import dev.twinsite.identity.Username;
import dev.twinsite.messaging.ChatMoney;
import dev.twinsite.messaging.Message;
import dev.twinsite.messaging.RoomOpening;
import dev.twinsite.time.Stamp;
import java.util.List;
import java.util.Optional;

/**
 * What a transfer is about; the same in every state of its life.
 *
 * @param room the room that shows it, for chat money
 * @param debited from which sites' rights the money is taken; together exactly the amount
 * @param accepted when and where the transfer was accepted; the credit lands at the right of that
 *     site
 */
public record TransferTerms(
    TransferId id,
    Username from,
    AccountId debtor,
    Username to,
    AccountId creditor,
    Money money,
    Optional<Memo> memo,
    Optional<RoomOpening> room,
    List<RightShare> debited,
    Stamp accepted) {

  /**
   * @throws IllegalArgumentException if debtor and creditor are the same, or the debited shares do
   *     not add up to the amount
   */
  public TransferTerms {
    debited = List.copyOf(debited);
    if (debtor.equals(creditor)) {
      throw new IllegalArgumentException("transfer " + id + " goes from " + debtor + " to itself");
    }
    long sum = debited.stream().mapToLong(RightShare::minorUnits).sum();
    if (sum != money.minorUnits()) {
      throw new IllegalArgumentException(
          "transfer " + id + " of " + money + " takes " + sum + " from the rights");
    }
  }

  /** Whether a request with that content is the same wish again. */
  public boolean sameContentAs(TransferRequest request) {
    return from.equals(request.from())
        && to.equals(request.to())
        && money.equals(request.money())
        && memo.equals(request.memo())
        && room.map(RoomOpening::room).equals(request.room());
  }

  /** The same terms, accepted on other rights and at another time. */
  public TransferTerms with(List<RightShare> debited, Stamp accepted) {
    return new TransferTerms(id, from, debtor, to, creditor, money, memo, room, debited, accepted);
  }

  /** Whether both claims are the same wish. */
  public boolean sameContentAs(TransferTerms other) {
    return sameContentAs(other.request());
  }

  /** The message that shows the transfer in its room, for chat money. */
  public Optional<Message> message() {
    var money = new ChatMoney(id, to, this.money);
    String text = memo.map(Memo::value).orElse("");
    return room.map(shownIn -> Message.showing(money, shownIn, from, text, accepted));
  }

  /** What was asked for. */
  public TransferRequest request() {
    return new TransferRequest(id, from, to, money, memo, room.map(RoomOpening::room));
  }

  /** Whether that user pays or is paid. */
  public boolean concerns(Username user) {
    return from.equals(user) || to.equals(user);
  }
}
