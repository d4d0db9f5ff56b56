package dev.twinsite.messaging.contract;

import static dev.twinsite.identity.contract.People.ANSAN;
import static dev.twinsite.identity.contract.People.PANGYO;
import static dev.twinsite.identity.contract.People.newName;
import static dev.twinsite.messaging.contract.Chats.at;
import static dev.twinsite.messaging.contract.Chats.message;
import static dev.twinsite.messaging.contract.Chats.newMessage;
import static dev.twinsite.messaging.contract.Chats.newRoom;
import static dev.twinsite.messaging.contract.Chats.room;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.identity.Username;
import dev.twinsite.messaging.Messages;
import dev.twinsite.messaging.ReadMarker;
import dev.twinsite.messaging.ReadMarkers;
import dev.twinsite.messaging.Revision;
import dev.twinsite.messaging.Room;
import dev.twinsite.messaging.RoomActivity;
import dev.twinsite.messaging.RoomOpening;
import dev.twinsite.messaging.Rooms;
import org.junit.jupiter.api.Test;

/** What {@link ReadMarkers} promises, and what {@link Messages} makes of it. */
public abstract class ReadMarkersContract {

  private final Username minji = newName();
  private final Username junho = newName();

  protected abstract Rooms rooms();

  protected abstract Messages messages();

  protected abstract ReadMarkers markers();

  @Test
  void nothingIsReadAtFirst() {
    assertThat(markers().find(open(), junho)).isEmpty();
  }

  @Test
  void markerMovesForwardOnly() {
    RoomOpening room = open();
    var further = new ReadMarker(junho, at(7, ANSAN));

    assertThat(markers().move(room, new ReadMarker(junho, at(5, PANGYO)))).isTrue();
    assertThat(markers().move(room, further)).isTrue();
    assertThat(markers().move(room, further)).isFalse();
    assertThat(markers().move(room, new ReadMarker(junho, at(6, PANGYO)))).isFalse();

    assertThat(markers().find(room, junho)).contains(further);
    assertThat(markers().find(room, minji)).isEmpty();
  }

  @Test
  void messagesOfOthersBehindTheMarkerAreUnread() {
    RoomOpening room = open();
    for (int clock = 5; clock <= 8; clock++) {
      messages().add(message(newMessage(), room, minji, "m" + clock, at(clock, PANGYO)));
    }

    markers().move(room, new ReadMarker(junho, at(6, PANGYO)));

    assertThat(unread(junho)).isEqualTo(2);
    assertThat(unread(minji)).isZero();
  }

  @Test
  void deletedMessageIsNotUnread() {
    RoomOpening room = open();
    var taken = message(newMessage(), room, minji, "oops", at(5, PANGYO));
    messages().add(taken);
    messages().add(message(newMessage(), room, minji, "hello", at(6, PANGYO)));

    messages().revise(taken.sending(), new Revision.Deleted(at(7, PANGYO)));

    assertThat(unread(junho)).isEqualTo(1);
  }

  private long unread(Username reader) {
    return messages().activity(reader).stream().mapToLong(RoomActivity::unread).sum();
  }

  private RoomOpening open() {
    Room family = room(newRoom(), "family", minji, at(1, PANGYO), junho);
    rooms().claim(family);
    return family.opening();
  }
}
