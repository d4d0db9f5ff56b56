package dev.twinsite.messaging.jpa;

import dev.twinsite.identity.Username;
import dev.twinsite.messaging.ChatMoney;
import dev.twinsite.messaging.Message;
import dev.twinsite.messaging.MessageId;
import dev.twinsite.messaging.MessageText;
import dev.twinsite.messaging.Revision;
import dev.twinsite.messaging.RoomId;
import dev.twinsite.messaging.RoomOpening;
import dev.twinsite.payment.Currency;
import dev.twinsite.payment.Money;
import dev.twinsite.payment.TransferId;
import dev.twinsite.site.SiteName;
import dev.twinsite.time.HybridTime;
import dev.twinsite.time.Stamp;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message as it is shown now. Its key stays when the id changes by which it is known. */
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields of what it reads
@Entity
@Table(name = "message_now")
public class MessageEntity {

  @Id Long key;

  UUID id;

  @Column(name = "chosen_id")
  UUID chosenId;

  @Column(name = "room_key")
  long roomKey;

  @Column(name = "opening_id")
  UUID openingId;

  @Column(name = "opening_origin")
  String openingOrigin;

  String sender;

  String body;

  @Nullable UUID transfer;

  @Column(name = "paid_to")
  @Nullable String paidTo;

  @Nullable String currency;

  @Nullable Long amount;

  long clock;

  String origin;

  @Nullable Boolean deleted;

  @Column(name = "revised_body")
  @Nullable String revisedBody;

  @Column(name = "revised_clock")
  @Nullable Long revisedClock;

  @Column(name = "revised_origin")
  @Nullable String revisedOrigin;

  Message toMessage() {
    return new Message(
        new MessageId(id),
        new MessageId(chosenId),
        new RoomOpening(new RoomId(openingId), new SiteName(openingOrigin)),
        new Username(sender),
        body,
        money(),
        new Stamp(new HybridTime(clock), new SiteName(origin)),
        revision());
  }

  private Optional<Revision> revision() {
    if (deleted == null || revisedBody == null || revisedClock == null || revisedOrigin == null) {
      return Optional.empty();
    }
    var made = new Stamp(new HybridTime(revisedClock), new SiteName(revisedOrigin));
    return Optional.of(
        deleted
            ? new Revision.Deleted(made)
            : new Revision.Edited(new MessageText(revisedBody), made));
  }

  private Optional<ChatMoney> money() {
    if (transfer == null || paidTo == null || currency == null || amount == null) {
      return Optional.empty();
    }
    var money = new Money(amount, new Currency(currency));
    return Optional.of(new ChatMoney(new TransferId(transfer), new Username(paidTo), money));
  }
}
