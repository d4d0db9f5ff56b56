package dev.twinsite.messaging.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.identity.Username;
import dev.twinsite.memory.MemoryMessages;
import dev.twinsite.memory.MemoryRooms;
import dev.twinsite.memory.MemoryTransfers;
import dev.twinsite.messaging.Room;
import dev.twinsite.messaging.RoomId;
import dev.twinsite.messaging.RoomName;
import dev.twinsite.site.SiteName;
import dev.twinsite.time.HybridTime;
import dev.twinsite.time.Stamp;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MemberListTest {

  private static final Username MINJI = new Username("minji");
  private static final Username JUNHO = new Username("junho");
  private static final Username HANA = new Username("hana");

  private final MemoryRooms rooms = new MemoryRooms();
  private final Conversations conversations =
      new Conversations(rooms, new MemoryMessages(rooms), new MemoryTransfers());
  private final RoomId dinner = new RoomId(UUID.randomUUID());

  @Test
  void membersAreToldToMembersInTheOrderOfTheirNames() {
    open();

    assertThat(conversations.members(dinner, JUNHO))
        .isEqualTo(new MemberList.Members(List.of(JUNHO, MINJI)));
  }

  @Test
  void nobodyElseIsToldWhoTheyAre() {
    open();

    assertThat(conversations.members(dinner, HANA)).isEqualTo(new MemberList.NotAMember(dinner));
  }

  @Test
  void aRoomThatThisSiteDoesNotKnowIsUnknown() {
    assertThat(conversations.members(dinner, MINJI)).isEqualTo(new MemberList.UnknownRoom(dinner));
  }

  private void open() {
    var opened = new Stamp(new HybridTime(1), new SiteName("pangyo"));
    rooms.add(Room.opened(dinner, new RoomName("dinner"), MINJI, Set.of(JUNHO), opened));
  }
}
