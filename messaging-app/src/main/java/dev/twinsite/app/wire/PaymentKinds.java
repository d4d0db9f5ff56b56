package dev.twinsite.app.wire;

import static dev.twinsite.app.wire.Fields.text;
import static dev.twinsite.app.wire.Fields.time;
import static dev.twinsite.app.wire.Fields.uuid;

import dev.twinsite.event.DepositMade;
import dev.twinsite.event.TransferGivenUp;
import dev.twinsite.event.TransferMade;
import dev.twinsite.identity.Username;
import dev.twinsite.messaging.RoomId;
import dev.twinsite.messaging.RoomOpening;
import dev.twinsite.payment.AccountId;
import dev.twinsite.payment.Currency;
import dev.twinsite.payment.DepositId;
import dev.twinsite.payment.DepositTerms;
import dev.twinsite.payment.Memo;
import dev.twinsite.payment.Money;
import dev.twinsite.payment.RightShare;
import dev.twinsite.payment.TransferId;
import dev.twinsite.payment.TransferTerms;
import dev.twinsite.payment.VoidReason;
import dev.twinsite.site.SiteName;
import dev.twinsite.time.Stamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The kinds of event of the payment capability. */
final class PaymentKinds {

  static final EventKind<TransferMade, TransferMadeData> TRANSFER_MADE =
      new EventKind<>(
          "transfer-made",
          TransferMade.class,
          TransferMadeData.class,
          (event, origin) -> EventIds.transfer(event.terms().id(), origin),
          (event, origin) -> topics(event.terms()),
          event -> write(event.terms()),
          PaymentKinds::read);

  static final EventKind<DepositMade, DepositMadeData> DEPOSIT_MADE =
      new EventKind<>(
          "deposit-made",
          DepositMade.class,
          DepositMadeData.class,
          (event, origin) -> EventIds.deposit(event.terms().id(), origin),
          (event, origin) -> List.of(Topics.user(event.terms().owner())),
          event -> write(event.terms()),
          PaymentKinds::read);

  static final EventKind<TransferGivenUp, TransferGivenUpData> TRANSFER_GIVEN_UP =
      new EventKind<>(
          "transfer-given-up",
          TransferGivenUp.class,
          TransferGivenUpData.class,
          (event, origin) -> EventIds.givenUp(event.terms().id(), origin),
          (event, origin) -> List.of(Topics.user(event.terms().from())),
          event -> new TransferGivenUpData(write(event.terms()), event.reason().label()),
          PaymentKinds::read);

  private PaymentKinds() {}

  static List<EventKind<?, ?>> all() {
    return List.of(TRANSFER_MADE, TRANSFER_GIVEN_UP, DEPOSIT_MADE);
  }

  private static List<String> topics(TransferTerms terms) {
    var topics = new ArrayList<String>();
    topics.add(Topics.user(terms.from()));
    topics.add(Topics.user(terms.to()));
    terms.room().map(Topics::room).ifPresent(topics::add);
    return topics;
  }

  private static TransferMadeData write(TransferTerms terms) {
    return new TransferMadeData(
        Fields.bytes(terms.id().value()),
        terms.from().value(),
        Fields.bytes(terms.debtor().value()),
        terms.to().value(),
        Fields.bytes(terms.creditor().value()),
        terms.money().currency().code(),
        terms.money().minorUnits(),
        terms.memo().map(Memo::value).orElse(null),
        terms.room().map(RoomOpening::room).map(RoomId::value).map(Fields::bytes).orElse(null),
        terms.room().map(RoomOpening::at).map(SiteName::value).orElse(null),
        write(terms.debited()),
        terms.accepted().clock().value());
  }

  private static TransferMade read(TransferMadeData data, SiteName origin) {
    return new TransferMade(terms(data, origin));
  }

  private static TransferGivenUp read(TransferGivenUpData data, SiteName origin) {
    TransferMadeData transfer = data.transfer();
    if (transfer == null) {
      throw new IllegalArgumentException("field transfer is missing");
    }
    return new TransferGivenUp(
        terms(transfer, origin), VoidReason.of(text("reason", data.reason())));
  }

  private static TransferTerms terms(TransferMadeData data, SiteName origin) {
    return new TransferTerms(
        new TransferId(uuid("id", data.id())),
        new Username(text("from", data.from())),
        new AccountId(uuid("debtor", data.debtor())),
        new Username(text("to", data.to())),
        new AccountId(uuid("creditor", data.creditor())),
        money(data.minorUnits(), data.currency()),
        Fields.optionalText(data.memo()).map(Memo::new),
        room(data),
        read(data.debited()),
        new Stamp(time(data.clock()), origin));
  }

  private static Optional<RoomOpening> room(TransferMadeData data) {
    return Fields.optionalUuid("room", data.room())
        .map(room -> MessagingKinds.opening(data.room(), data.openedAt()));
  }

  private static DepositMadeData write(DepositTerms terms) {
    return new DepositMadeData(
        Fields.bytes(terms.id().value()),
        terms.owner().value(),
        Fields.bytes(terms.account().value()),
        terms.money().currency().code(),
        terms.money().minorUnits(),
        write(terms.credited()),
        terms.accepted().clock().value());
  }

  private static DepositMade read(DepositMadeData data, SiteName origin) {
    return new DepositMade(
        new DepositTerms(
            new DepositId(uuid("id", data.id())),
            new Username(text("owner", data.owner())),
            new AccountId(uuid("account", data.account())),
            money(data.minorUnits(), data.currency()),
            read(data.credited()),
            new Stamp(time(data.clock()), origin)));
  }

  private static Money money(long minorUnits, @Nullable String currency) {
    return new Money(minorUnits, new Currency(text("currency", currency)));
  }

  private static List<ShareData> write(List<RightShare> shares) {
    return shares.stream()
        .map(share -> new ShareData(share.site().value(), share.minorUnits()))
        .toList();
  }

  private static List<RightShare> read(@Nullable List<ShareData> shares) {
    return Fields.list(shares).stream()
        .map(share -> new RightShare(new SiteName(text("site", share.site())), share.minorUnits()))
        .toList();
  }
}
