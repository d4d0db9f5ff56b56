package dev.twinsite.messaging.usecase;

import dev.twinsite.app.facts.Accepted;
import dev.twinsite.app.facts.DecidedAgain;
import dev.twinsite.app.facts.Outbox;
import dev.twinsite.app.facts.SiteClock;
import dev.twinsite.event.ReadMarkerMoved;
import dev.twinsite.identity.Username;
import dev.twinsite.messaging.MarkReadOutcome;
import dev.twinsite.messaging.Message;
import dev.twinsite.messaging.MessageId;
import dev.twinsite.messaging.Messages;
import dev.twinsite.messaging.ReadMarker;
import dev.twinsite.messaging.ReadMarkers;
import dev.twinsite.messaging.Room;
import dev.twinsite.messaging.RoomId;
import dev.twinsite.messaging.RoomStanding;
import dev.twinsite.messaging.Rooms;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Remembers how far members have read. */
@ApplicationScoped
public class MarkRead {

  private final Outbox outbox;
  private final SiteClock clock;
  private final Rooms rooms;
  private final Messages messages;
  private final ReadMarkers markers;

  @Inject
  public MarkRead(
      Outbox outbox, SiteClock clock, Rooms rooms, Messages messages, ReadMarkers markers) {
    this.outbox = outbox;
    this.clock = clock;
    this.rooms = rooms;
    this.messages = messages;
    this.markers = markers;
  }

  /**
   * Marks a room as read up to a message.
   *
   * @throws dev.twinsite.replication.SiteClosedException if this site accepts nothing now, or the
   *     other one does not know of read markers yet
   */
  @DecidedAgain
  @Transactional
  public Accepted<MarkReadOutcome> mark(RoomId room, MessageId id, Username reader) {
    outbox.enterWith(ReadMarkerMoved.class);
    Optional<RoomStanding> standing = rooms.standing(room, List.of(reader));
    if (standing.isEmpty()) {
      return Accepted.without(new MarkReadOutcome.UnknownRoom(room));
    }
    if (!standing.get().present().contains(reader)) {
      return Accepted.without(new MarkReadOutcome.NotAMember(room));
    }
    return messages
        .find(id)
        .filter(it -> isIn(room, it))
        .map(message -> mark(standing.get(), message, reader))
        .orElseGet(() -> Accepted.without(new MarkReadOutcome.UnknownMessage(id)));
  }

  private boolean isIn(RoomId room, Message message) {
    return rooms.find(message.room()).map(Room::id).filter(room::equals).isPresent();
  }

  private Accepted<MarkReadOutcome> mark(RoomStanding room, Message message, Username reader) {
    var marker = new ReadMarker(reader, message.sent());
    if (!markers.move(room.room(), marker)) {
      return Accepted.without(new MarkReadOutcome.Unchanged());
    }
    var event =
        new ReadMarkerMoved(
            room.room(),
            reader,
            message.sending(),
            message.sent(),
            clock.stampAfter(room.latest()).clock());
    return outbox.append(event, new MarkReadOutcome.Moved(marker));
  }
}
