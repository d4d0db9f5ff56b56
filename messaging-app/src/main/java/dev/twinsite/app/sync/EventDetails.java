package dev.twinsite.app.sync;

import dev.twinsite.event.DepositMade;
import dev.twinsite.event.DomainEvent;
import dev.twinsite.event.EventCases;
import dev.twinsite.event.MemberAdded;
import dev.twinsite.event.MemberRemoved;
import dev.twinsite.event.MessageDeleted;
import dev.twinsite.event.MessageEdited;
import dev.twinsite.event.MessagePosted;
import dev.twinsite.event.ReadMarkerMoved;
import dev.twinsite.event.RightAsked;
import dev.twinsite.event.RightDenied;
import dev.twinsite.event.RightGranted;
import dev.twinsite.event.RoomOpened;
import dev.twinsite.event.SigningKeyPublished;
import dev.twinsite.event.TokenRevoked;
import dev.twinsite.event.TransferGivenUp;
import dev.twinsite.event.TransferMade;
import dev.twinsite.event.UserRegistered;
import dev.twinsite.event.UserRevoked;
import dev.twinsite.identity.User;
import dev.twinsite.identity.Username;
import dev.twinsite.messaging.DirectRoom;
import dev.twinsite.messaging.MessageSending;
import dev.twinsite.messaging.RoomOpening;
import dev.twinsite.replication.JournalEntry;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an event tells a user; empty for events that are nobody's business but the sites'. Never
 * tells a password's hash or a key.
 */
final class EventDetails implements EventCases<Optional<EventJson>> {

  private final JournalEntry entry;
  private final DomainEvent event;
  private final Present present;

  EventDetails(JournalEntry entry, DomainEvent event, Present present) {
    this.entry = entry;
    this.event = event;
    this.present = present;
  }

  Optional<EventJson> tell() {
    return event.accept(this);
  }

  @Override
  public Optional<EventJson> userRegistered(UserRegistered registered) {
    return present.user(registered.wallet()).map(user -> personal(data(user)));
  }

  @Override
  public Optional<EventJson> signingKeyPublished(SigningKeyPublished published) {
    return Optional.empty();
  }

  @Override
  public Optional<EventJson> tokenRevoked(TokenRevoked revoked) {
    return Optional.empty();
  }

  @Override
  public Optional<EventJson> userRevoked(UserRevoked revoked) {
    return Optional.of(personal(Map.of("notBefore", revoked.notBefore())));
  }

  @Override
  public Optional<EventJson> roomOpened(RoomOpened opened) {
    List<String> members = opened.members().stream().map(Username::value).toList();
    return Optional.of(
        inRoom(
            new RoomOpening(opened.room(), entry.origin()),
            Map.of(
                "name", opened.name().value(),
                "creator", opened.creator().value(),
                "members", members,
                "direct", DirectRoom.is(opened.room()))));
  }

  @Override
  public Optional<EventJson> memberAdded(MemberAdded added) {
    return Optional.of(inRoom(added.room(), membership(added.member(), added.by())));
  }

  @Override
  public Optional<EventJson> memberRemoved(MemberRemoved removed) {
    return Optional.of(inRoom(removed.room(), membership(removed.member(), removed.by())));
  }

  @Override
  public Optional<EventJson> messagePosted(MessagePosted posted) {
    return present
        .message(posted.message(), entry.origin())
        .map(message -> inRoom(posted.room(), message));
  }

  @Override
  public Optional<EventJson> messageEdited(MessageEdited edited) {
    return revised(edited.message(), edited.room());
  }

  @Override
  public Optional<EventJson> messageDeleted(MessageDeleted deleted) {
    return revised(deleted.message(), deleted.room());
  }

  private Optional<EventJson> revised(MessageSending message, RoomOpening room) {
    return present.message(message.message(), message.at()).map(it -> inRoom(room, it));
  }

  /** The message goes by another id if its room or its own id was used twice. */
  @Override
  public Optional<EventJson> readMarkerMoved(ReadMarkerMoved moved) {
    MessageSending message = moved.message();
    return present
        .message(message.message(), message.at())
        .map(it -> inRoom(moved.room(), Map.of("messageId", it.messageId())));
  }

  @Override
  public Optional<EventJson> transferMade(TransferMade made) {
    Object data = present.transfer(made.terms());
    return Optional.of(
        made.terms().room().map(room -> inRoom(room, data)).orElseGet(() -> personal(data)));
  }

  @Override
  public Optional<EventJson> depositMade(DepositMade made) {
    return present.deposit(made.terms()).map(this::personal);
  }

  @Override
  public Optional<EventJson> transferGivenUp(TransferGivenUp given) {
    return Optional.of(personal(present.transfer(given.terms())));
  }

  @Override
  public Optional<EventJson> rightAsked(RightAsked asked) {
    return Optional.empty();
  }

  @Override
  public Optional<EventJson> rightGranted(RightGranted granted) {
    return Optional.empty();
  }

  @Override
  public Optional<EventJson> rightDenied(RightDenied denied) {
    return Optional.empty();
  }

  private static Map<String, Object> data(User user) {
    return Map.of(
        "username", user.username().value(),
        "displayName", user.displayName().value(),
        "state", user.state().name().toLowerCase(Locale.ROOT));
  }

  private static Map<String, Object> membership(Username member, Username by) {
    return Map.of("member", member.value(), "by", by.value());
  }

  private EventJson personal(Object data) {
    return event(null, data);
  }

  private EventJson inRoom(RoomOpening room, Object data) {
    return event(present.roomId(room), data);
  }

  private EventJson event(@Nullable String roomId, Object data) {
    return new EventJson(
        entry.envelope().kind(),
        entry.envelope().id().toString(),
        roomId,
        entry.origin().value(),
        event.clock().instant(),
        data);
  }
}
