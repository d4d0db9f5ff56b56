package dev.twinsite.messaging.contract;

import static dev.twinsite.identity.contract.People.ANSAN;
import static dev.twinsite.identity.contract.People.PANGYO;
import static dev.twinsite.identity.contract.People.newName;
import static dev.twinsite.messaging.contract.Chats.at;
import static dev.twinsite.messaging.contract.Chats.newRoom;
import static dev.twinsite.messaging.contract.Chats.room;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.identity.Username;
import dev.twinsite.messaging.Membership;
import dev.twinsite.messaging.MergeRules;
import dev.twinsite.messaging.Room;
import dev.twinsite.messaging.RoomId;
import dev.twinsite.messaging.RoomOpening;
import dev.twinsite.messaging.RoomStanding;
import dev.twinsite.messaging.Rooms;
import dev.twinsite.time.HybridTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@link Rooms} promises. */
public abstract class RoomsContract {

  private final Username minji = newName();
  private final Username junho = newName();
  private final RoomId id = newRoom();

  protected abstract Rooms rooms();

  @Test
  void claimedRoomIsFoundWithItsMembers() {
    Room family = room(id, "가족", minji, at(5, PANGYO), junho);

    assertThat(rooms().claim(family)).isTrue();

    assertThat(rooms().find(id)).contains(family);
    assertThat(rooms().find(family.opening())).contains(family);
    assertThat(rooms().members(family.opening())).containsExactlyInAnyOrder(minji, junho);
    assertThat(rooms().openingsOf(junho)).containsExactly(family.opening());
  }

  @Test
  void roomIdIsClaimedOnce() {
    Room family = room(id, "family", minji, at(5, PANGYO));
    rooms().claim(family);

    assertThat(rooms().claim(room(id, "work", junho, at(6, PANGYO)))).isFalse();
    assertThat(rooms().find(id)).contains(family);
  }

  @Test
  void sameOpeningAtBothSitesIsOneRoomWithTheSmallerStamp() {
    Room here = room(id, "family", minji, at(6, PANGYO), junho);
    Room there = room(id, "family", minji, at(5, ANSAN), junho);
    rooms().claim(here);
    rooms().add(there);

    assertThat(rooms().find(id)).contains(there);
    assertThat(rooms().find(here.opening())).contains(there);
    assertThat(rooms().find(there.opening())).contains(there);
    assertThat(rooms().openingsOf(minji))
        .containsExactlyInAnyOrder(here.opening(), there.opening());
  }

  @Test
  void differentRoomsUnderOneIdPartAndTheEarlierOneKeepsTheId() {
    Room here = room(id, "family", minji, at(6, PANGYO));
    Room there = room(id, "work", junho, at(5, ANSAN));
    Room moved = MergeRules.rooms(here, there).moved().orElseThrow();
    rooms().claim(here);
    rooms().add(there);

    assertThat(rooms().find(id)).contains(there);
    assertThat(rooms().find(here.opening())).contains(moved);
    assertThat(rooms().find(moved.id())).contains(moved);
    assertThat(rooms().members(here.opening())).containsExactly(minji);
    assertThat(rooms().members(there.opening())).containsExactly(junho);
  }

  @Test
  void differentRoomsUnderOneIdPartAlikeInTheOtherOrder() {
    Room here = room(id, "family", minji, at(5, PANGYO));
    Room there = room(id, "work", junho, at(6, ANSAN));
    Room moved = MergeRules.rooms(here, there).moved().orElseThrow();
    rooms().claim(here);
    rooms().add(there);

    assertThat(rooms().find(id)).contains(here);
    assertThat(rooms().find(there.opening())).contains(moved);
    assertThat(rooms().members(there.opening())).containsExactly(junho);
  }

  @Test
  void openingIsTakenInOnce() {
    Room family = room(id, "family", minji, at(5, ANSAN));
    rooms().add(family);
    rooms().add(family);

    assertThat(rooms().find(id)).contains(family);
  }

  @Test
  void laterChangeOfMembershipIsTheLastWordWhateverTheOrder() {
    RoomOpening family = open();
    rooms().change(family, new Membership(junho, false, at(9, PANGYO)));
    rooms().change(family, new Membership(junho, true, at(9, ANSAN)));
    rooms().change(family, new Membership(junho, true, at(8, ANSAN)));

    assertThat(rooms().membership(family, junho))
        .contains(new Membership(junho, false, at(9, PANGYO)));
    assertThat(rooms().members(family)).containsExactly(minji);
    assertThat(rooms().openingsOf(junho)).isEmpty();
  }

  @Test
  void writerLearnsWhoIsPresentAndTheLatestTimeInTheRoom() {
    RoomOpening family = open();
    Username sora = newName();
    rooms().change(family, new Membership(junho, false, at(44, ANSAN)));

    assertThat(rooms().standing(id, List.of(minji, junho, sora)))
        .contains(new RoomStanding(family, Set.of(minji), new HybridTime(44)));
  }

  @Test
  void unknownRoomHasNoStanding() {
    assertThat(rooms().standing(newRoom(), List.of(minji))).isEmpty();
    assertThat(rooms().find(newRoom())).isEmpty();
  }

  @Test
  void strangerHasNoMembership() {
    assertThat(rooms().membership(open(), newName())).isEmpty();
  }

  private RoomOpening open() {
    Room family = room(id, "family", minji, at(5, PANGYO), junho);
    rooms().claim(family);
    return family.opening();
  }
}
