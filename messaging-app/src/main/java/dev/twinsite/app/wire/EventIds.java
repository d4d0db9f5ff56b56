package dev.twinsite.app.wire;

import dev.twinsite.messaging.MessageId;
import dev.twinsite.messaging.MessageSending;
import dev.twinsite.messaging.RoomOpening;
import dev.twinsite.payment.AccountId;
import dev.twinsite.payment.AskId;
import dev.twinsite.payment.DepositId;
import dev.twinsite.payment.TransferId;
import dev.twinsite.site.SiteName;
import dev.twinsite.time.Stamp;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The ids of events whose fact has an identity of its own. They follow from the fact and its
 * origin, so that whoever knows a fact can find its event.
 */
public final class EventIds {

  private EventIds() {}

  /** The event of the registration that came with this wallet. */
  public static UUID registration(AccountId wallet, SiteName origin) {
    return named("user-registered", wallet, origin);
  }

  /** The event that published this key. */
  public static UUID signingKey(String kid, SiteName origin) {
    return named("signing-key-published", kid, origin);
  }

  /** The event of this opening. */
  public static UUID room(RoomOpening opening) {
    return named("room-opened", opening.room(), opening.at());
  }

  /** The event of the message for which a sender at that site chose this id. */
  public static UUID message(MessageId chosenId, SiteName origin) {
    return named("message-posted", chosenId, origin);
  }

  /** The event of the edit of a message that carries this stamp. */
  public static UUID edit(MessageSending message, Stamp made) {
    return named("message-edited", message + "/" + made.clock().value(), made.origin());
  }

  /** The event of the deletion of a message that carries this stamp. */
  public static UUID deletion(MessageSending message, Stamp made) {
    return named("message-deleted", message + "/" + made.clock().value(), made.origin());
  }

  /** The event of this claim. */
  public static UUID transfer(TransferId id, SiteName origin) {
    return named("transfer-made", id, origin);
  }

  /** The event that says that nothing came of this claim. */
  public static UUID givenUp(TransferId id, SiteName origin) {
    return named("transfer-given-up", id, origin);
  }

  /** The event of this claim. */
  public static UUID deposit(DepositId id, SiteName origin) {
    return named("deposit-made", id, origin);
  }

  /** The event of this ask. */
  public static UUID rightAsked(AskId ask, SiteName origin) {
    return named("right-asked", ask, origin);
  }

  /** The event of the grant that answers this ask. */
  public static UUID rightGranted(AskId ask, SiteName origin) {
    return named("right-granted", ask, origin);
  }

  /** The event of the answer to this ask that nothing is granted. */
  public static UUID rightDenied(AskId ask, SiteName origin) {
    return named("right-denied", ask, origin);
  }

  private static UUID named(String kind, Object id, SiteName origin) {
    String name = kind + ':' + id + '@' + origin;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
