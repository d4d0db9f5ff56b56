package dev.twinsite.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twinsite.identity.Username;
import dev.twinsite.site.DerivedId;
import dev.twinsite.site.SiteName;
import dev.twinsite.time.HybridTime;
import dev.twinsite.time.Stamp;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MergeRulesTest {

  private static final SiteName PANGYO = new SiteName("pangyo");
  private static final SiteName ANSAN = new SiteName("ansan");
  private static final Username MINJI = new Username("minji");
  private static final UUID ID = UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e");
  private static final RoomOpening ROOM = new RoomOpening(new RoomId(ID), PANGYO);

  @Test
  void earlierMessageKeepsTheIdAndTheOtherOneMovesWhicheverIsAskedFirst() {
    Message early = message("yes", at(5, PANGYO));
    Message late = message("no", at(6, ANSAN));

    Merged<Message> merged = MergeRules.messages(early, late);

    assertThat(merged).isEqualTo(MergeRules.messages(late, early));
    assertThat(merged.keeper()).isEqualTo(early);
    assertThat(merged.moved()).get().extracting(Message::text).isEqualTo("no");
    assertThat(merged.moved()).get().extracting(Message::id).isNotEqualTo(early.id());
  }

  @Test
  void siteWithTheSmallerNameWinsAtTheSameTime() {
    Message pangyo = message("yes", at(5, PANGYO));
    Message ansan = message("no", at(5, ANSAN));

    assertThat(MergeRules.messages(pangyo, ansan).keeper()).isEqualTo(ansan);
  }

  @Test
  void sameMessageTwiceIsOneMessage() {
    Merged<Message> merged =
        MergeRules.messages(message("yes", at(6, ANSAN)), message("yes", at(5, PANGYO)));

    assertThat(merged.moved()).isEmpty();
    assertThat(merged.keeper()).isEqualTo(message("yes", at(5, PANGYO)));
  }

  @Test
  void deletionBeatsEveryEditAndOtherwiseTheLargerStampCounts() {
    Revision early = new Revision.Edited(new MessageText("early"), at(5, PANGYO));
    Revision late = new Revision.Edited(new MessageText("late"), at(6, ANSAN));
    Revision deleted = new Revision.Deleted(at(4, PANGYO));

    assertThat(MergeRules.revisions(early, late)).isEqualTo(MergeRules.revisions(late, early));
    assertThat(MergeRules.revisions(early, late)).isEqualTo(late);
    assertThat(MergeRules.revisions(late, deleted)).isEqualTo(deleted);
    assertThat(MergeRules.revisions(deleted, late)).isEqualTo(deleted);
  }

  @Test
  void derivedIdIsNameBasedAndDiffersByOrigin() {
    UUID pangyo = DerivedId.of(ID, PANGYO);

    assertThat(pangyo).isEqualTo(DerivedId.of(ID, PANGYO)).isNotEqualTo(DerivedId.of(ID, ANSAN));
    assertThat(pangyo.version()).isEqualTo(5);
    assertThat(pangyo.variant()).isEqualTo(2);
  }

  @Test
  void roomsMergeLikeMessages() {
    Room family = room("family", at(6, PANGYO));
    Room work = room("work", at(5, ANSAN));

    Merged<Room> merged = MergeRules.rooms(family, work);

    assertThat(merged.keeper()).isEqualTo(work);
    assertThat(merged.moved()).contains(family.knownAs(new RoomId(DerivedId.of(ID, PANGYO))));
    assertThat(MergeRules.rooms(room("family", at(7, ANSAN)), family).moved()).isEmpty();
  }

  @Test
  void laterWordOnMembershipCounts() {
    var added = new Membership(MINJI, true, at(5, PANGYO));
    var removed = new Membership(MINJI, false, at(5, ANSAN));

    assertThat(MergeRules.memberships(added, removed)).isEqualTo(added);
    assertThat(MergeRules.memberships(removed, added)).isEqualTo(added);
  }

  @Test
  void creatorIsAlwaysMember() {
    assertThat(room("family", at(5, PANGYO)).firstMembers()).containsExactly(MINJI);
  }

  @Test
  void roomIsNotOpenedWithMoreMembersThanTheLimit() {
    Set<Username> crowd =
        IntStream.range(0, Room.MAX_FIRST_MEMBERS)
            .mapToObj(i -> new Username("user" + i))
            .collect(Collectors.toSet());

    assertThatThrownBy(
            () -> Room.opened(ROOM.room(), new RoomName("x"), MINJI, crowd, at(5, PANGYO)))
        .hasMessageContaining("members has 501 entries");
  }

  private static Message message(String text, Stamp sent) {
    return Message.sent(new MessageId(ID), ROOM, MINJI, new MessageText(text), sent);
  }

  private static Room room(String name, Stamp opened) {
    return Room.opened(new RoomId(ID), new RoomName(name), MINJI, Set.of(), opened);
  }

  private static Stamp at(long clock, SiteName origin) {
    return new Stamp(new HybridTime(clock), origin);
  }
}
