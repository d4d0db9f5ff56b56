package dev.twinsite.app.wire;

import static dev.twinsite.app.wire.Fields.text;
import static dev.twinsite.app.wire.Fields.time;
import static dev.twinsite.app.wire.Fields.uuid;

import dev.twinsite.event.RightAsked;
import dev.twinsite.event.RightDenied;
import dev.twinsite.event.RightGranted;
import dev.twinsite.payment.AccountId;
import dev.twinsite.payment.AskId;
import dev.twinsite.payment.Grant;
import dev.twinsite.payment.RightAsk;
import dev.twinsite.site.Epoch;
import dev.twinsite.site.SiteName;
import dev.twinsite.time.Stamp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The kinds of event by which spending rights move. They are nobody's business but the sites'. */
final class RightKinds {

  static final EventKind<RightAsked, RightAskedData> RIGHT_ASKED =
      new EventKind<>(
          "right-asked",
          RightAsked.class,
          RightAskedData.class,
          (event, origin) -> EventIds.rightAsked(event.ask().id(), origin),
          (event, origin) -> List.of(),
          event -> write(event.ask()),
          (data, origin) -> new RightAsked(read(data, origin)));

  static final EventKind<RightGranted, RightGrantedData> RIGHT_GRANTED =
      new EventKind<>(
          "right-granted",
          RightGranted.class,
          RightGrantedData.class,
          (event, origin) -> EventIds.rightGranted(event.grant().ask(), origin),
          (event, origin) -> List.of(),
          event -> write(event.grant()),
          (data, origin) -> new RightGranted(read(data, origin)));

  static final EventKind<RightDenied, RightDeniedData> RIGHT_DENIED =
      new EventKind<>(
          "right-denied",
          RightDenied.class,
          RightDeniedData.class,
          (event, origin) -> EventIds.rightDenied(event.ask(), origin),
          (event, origin) -> List.of(),
          RightKinds::write,
          (data, origin) -> read(data));

  private RightKinds() {}

  static List<EventKind<?, ?>> all() {
    return List.of(RIGHT_ASKED, RIGHT_GRANTED, RIGHT_DENIED);
  }

  private static RightAskedData write(RightAsk ask) {
    return new RightAskedData(
        Fields.bytes(ask.id().value()),
        Fields.bytes(ask.account().value()),
        ask.need(),
        ask.epoch().value(),
        ask.asked().clock().value());
  }

  private static RightAsk read(RightAskedData data, SiteName origin) {
    return new RightAsk(
        ask(data.ask()),
        account(data.account()),
        data.need(),
        new Epoch(data.epoch()),
        new Stamp(time(data.clock()), origin));
  }

  private static RightGrantedData write(Grant grant) {
    return new RightGrantedData(
        Fields.bytes(grant.ask().value()),
        Fields.bytes(grant.account().value()),
        grant.to().value(),
        grant.minorUnits(),
        grant.granted().clock().value());
  }

  private static Grant read(RightGrantedData data, SiteName origin) {
    return new Grant(
        ask(data.ask()),
        account(data.account()),
        new SiteName(text("to", data.to())),
        data.minorUnits(),
        new Stamp(time(data.clock()), origin));
  }

  private static RightDeniedData write(RightDenied event) {
    return new RightDeniedData(
        Fields.bytes(event.ask().value()),
        Fields.bytes(event.account().value()),
        event.available(),
        event.clock().value());
  }

  private static RightDenied read(RightDeniedData data) {
    return new RightDenied(
        ask(data.ask()), account(data.account()), data.available(), time(data.clock()));
  }

  private static AskId ask(byte @Nullable [] value) {
    return new AskId(uuid("ask", value));
  }

  private static AccountId account(byte @Nullable [] value) {
    return new AccountId(uuid("account", value));
  }
}
