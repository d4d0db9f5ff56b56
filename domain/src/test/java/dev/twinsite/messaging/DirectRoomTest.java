package dev.twinsite.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twinsite.identity.Username;
import dev.twinsite.site.SiteName;
import dev.twinsite.time.HybridTime;
import dev.twinsite.time.Stamp;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DirectRoomTest {

  private static final Username MINJI = new Username("minji");
  private static final Username JUNHO = new Username("junho");

  @Test
  void pairHasOneRoomWhoeverAsks() {
    assertThat(DirectRoom.of(MINJI, JUNHO).id()).isEqualTo(DirectRoom.of(JUNHO, MINJI).id());
    assertThat(DirectRoom.of(MINJI, new Username("sora")).id())
        .isNotEqualTo(DirectRoom.of(MINJI, JUNHO).id());
  }

  @Test
  void openingsAtBothSitesBecomeOneRoom() {
    Room pangyo = DirectRoom.of(MINJI, JUNHO).opened(at(5, "pangyo"));
    Room ansan = DirectRoom.of(JUNHO, MINJI).opened(at(6, "ansan"));

    assertThat(MergeRules.rooms(pangyo, ansan).moved()).isEmpty();
    assertThat(pangyo.firstMembers()).containsExactly(JUNHO, MINJI);
  }

  @Test
  void onlyTheIdsOfPairsAreThoseOfDirectRooms() {
    assertThat(DirectRoom.is(DirectRoom.of(MINJI, JUNHO).id())).isTrue();
    assertThat(DirectRoom.is(new RoomId(UUID.randomUUID()))).isFalse();
  }

  @Test
  void nobodyHasRoomWithThemselves() {
    assertThatThrownBy(() -> DirectRoom.of(MINJI, MINJI))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Stamp at(long clock, String site) {
    return new Stamp(new HybridTime(clock), new SiteName(site));
  }
}
