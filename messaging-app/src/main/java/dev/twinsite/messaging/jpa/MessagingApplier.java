package dev.twinsite.messaging.jpa;

import dev.twinsite.event.MemberAdded;
import dev.twinsite.event.MemberRemoved;
import dev.twinsite.event.MessageDeleted;
import dev.twinsite.event.MessageEdited;
import dev.twinsite.event.MessagePosted;
import dev.twinsite.event.ReadMarkerMoved;
import dev.twinsite.event.RoomOpened;
import dev.twinsite.messaging.Membership;
import dev.twinsite.messaging.Message;
import dev.twinsite.messaging.Messages;
import dev.twinsite.messaging.ReadMarker;
import dev.twinsite.messaging.ReadMarkers;
import dev.twinsite.messaging.Revision;
import dev.twinsite.messaging.Room;
import dev.twinsite.messaging.Rooms;
import dev.twinsite.site.SiteName;
import dev.twinsite.time.Stamp;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Makes facts of the messaging capability effective that the journal brings. */
@ApplicationScoped
public class MessagingApplier {

  private final Rooms rooms;
  private final Messages messages;
  private final ReadMarkers markers;

  @Inject
  public MessagingApplier(Rooms rooms, Messages messages, ReadMarkers markers) {
    this.rooms = rooms;
    this.messages = messages;
    this.markers = markers;
  }

  /** A room that was opened. */
  public void apply(RoomOpened event, SiteName origin) {
    var opened = new Stamp(event.clock(), origin);
    rooms.add(Room.opened(event.room(), event.name(), event.creator(), event.members(), opened));
  }

  /** A user who became a member. */
  public void apply(MemberAdded event, SiteName origin) {
    rooms.change(
        event.room(), new Membership(event.member(), true, new Stamp(event.clock(), origin)));
  }

  /** A user who is no longer a member. */
  public void apply(MemberRemoved event, SiteName origin) {
    rooms.change(
        event.room(), new Membership(event.member(), false, new Stamp(event.clock(), origin)));
  }

  /** A message that was sent. */
  public void apply(MessagePosted event, SiteName origin) {
    messages.add(message(event, origin));
  }

  /** Messages that were sent at one site, in their order. */
  public void applyAll(List<MessagePosted> events, SiteName origin) {
    messages.addAll(events.stream().map(event -> message(event, origin)).toList());
  }

  /** A message that its sender has edited. */
  public void apply(MessageEdited event, SiteName origin) {
    var made = new Stamp(event.clock(), origin);
    messages.revise(event.message(), new Revision.Edited(event.text(), made));
  }

  /** A message that its sender has deleted. */
  public void apply(MessageDeleted event, SiteName origin) {
    messages.revise(event.message(), new Revision.Deleted(new Stamp(event.clock(), origin)));
  }

  /** A member who has read on. */
  public void apply(ReadMarkerMoved event) {
    markers.move(event.room(), new ReadMarker(event.reader(), event.upTo()));
  }

  private static Message message(MessagePosted event, SiteName origin) {
    var sent = new Stamp(event.clock(), origin);
    return Message.sent(event.message(), event.room(), event.sender(), event.text(), sent);
  }
}
