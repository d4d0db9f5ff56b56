package dev.twinsite.messaging.usecase;

import dev.twinsite.identity.Username;
import dev.twinsite.messaging.Message;
import dev.twinsite.messaging.MessageId;
import dev.twinsite.messaging.Messages;
import dev.twinsite.messaging.Room;
import dev.twinsite.messaging.RoomActivity;
import dev.twinsite.messaging.RoomId;
import dev.twinsite.messaging.RoomOpening;
import dev.twinsite.messaging.RoomStanding;
import dev.twinsite.messaging.Rooms;
import dev.twinsite.payment.Transfer;
import dev.twinsite.payment.TransferId;
import dev.twinsite.payment.Transfers;
import dev.twinsite.site.SiteName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can be read of rooms and messages. */
@ApplicationScoped
public class Conversations {

  private final Rooms rooms;
  private final Messages messages;
  private final Transfers transfers;

  @Inject
  public Conversations(Rooms rooms, Messages messages, Transfers transfers) {
    this.rooms = rooms;
    this.messages = messages;
    this.transfers = transfers;
  }

  /**
   * Messages of a room, for its members only.
   *
   * @param before only messages that stand before this one
   * @param limit at most so many, at least 1
   */
  public History history(RoomId id, Username caller, Optional<MessageId> before, int limit) {
    Optional<RoomStanding> standing = rooms.standing(id, List.of(caller));
    if (standing.isEmpty()) {
      return new History.UnknownRoom(id);
    }
    if (!standing.get().present().contains(caller)) {
      return new History.NotAMember(id);
    }
    return page(id, messages.history(standing.get().room(), before, limit + 1), limit);
  }

  /** Who is in a room, for its members only. */
  public MemberList members(RoomId id, Username caller) {
    Optional<RoomStanding> standing = rooms.standing(id, List.of(caller));
    if (standing.isEmpty()) {
      return new MemberList.UnknownRoom(id);
    }
    if (!standing.get().present().contains(caller)) {
      return new MemberList.NotAMember(id);
    }
    return new MemberList.Members(rooms.members(standing.get().room()));
  }

  /** The rooms of a user, those with the latest message first. */
  public List<RoomView> roomsOf(Username user) {
    List<RoomActivity> rooms = messages.activity(user);
    Map<TransferId, List<Transfer>> shown =
        shownBy(rooms.stream().flatMap(room -> room.last().stream()).toList());
    return rooms.stream().map(room -> view(room, shown)).toList();
  }

  /** What the message has become for which a sender at that site chose this id. */
  public Optional<MessageView> message(MessageId chosenId, SiteName origin) {
    return messages.find(chosenId, origin).map(this::view);
  }

  /** A message as the members of its room see it now. */
  public MessageView view(Message message) {
    RoomId room = rooms.find(message.room()).map(Room::id).orElseGet(() -> message.room().room());
    return view(message, room, shownBy(List.of(message)));
  }

  /** The openings of all rooms that a user is a member of. */
  public List<RoomOpening> openingsOf(Username user) {
    return rooms.openingsOf(user);
  }

  private History page(RoomId room, List<Message> found, int limit) {
    List<Message> shown = found.subList(0, Math.min(limit, found.size()));
    Map<TransferId, List<Transfer>> claims = shownBy(shown);
    Optional<MessageId> next =
        found.size() > limit ? Optional.of(shown.get(limit - 1).id()) : Optional.empty();
    return new History.Page(
        shown.stream().map(message -> view(message, room, claims)).toList(), next);
  }

  private RoomView view(RoomActivity room, Map<TransferId, List<Transfer>> claims) {
    return new RoomView(
        room.room(),
        room.unread(),
        room.last().map(message -> view(message, room.room().id(), claims)));
  }

  private static MessageView view(
      Message message, RoomId room, Map<TransferId, List<Transfer>> claims) {
    return new MessageView(
        message,
        room,
        message
            .transfer()
            .flatMap(id -> ShownTransfer.of(message, claims.getOrDefault(id, List.of()))));
  }

  private Map<TransferId, List<Transfer>> shownBy(Collection<Message> shown) {
    List<TransferId> ids = shown.stream().flatMap(message -> message.transfer().stream()).toList();
    return ids.isEmpty()
        ? Map.of()
        : transfers.findAll(ids).stream()
            .collect(Collectors.groupingBy(transfer -> transfer.terms().id()));
  }
}
