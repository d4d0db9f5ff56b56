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
import dev.twinsite.messaging.ChatMoney;
import dev.twinsite.messaging.MergeRules;
import dev.twinsite.messaging.Message;
import dev.twinsite.messaging.MessageId;
import dev.twinsite.messaging.MessageText;
import dev.twinsite.messaging.Messages;
import dev.twinsite.messaging.Revision;
import dev.twinsite.messaging.Room;
import dev.twinsite.messaging.RoomActivity;
import dev.twinsite.messaging.RoomId;
import dev.twinsite.messaging.RoomOpening;
import dev.twinsite.messaging.Rooms;
import dev.twinsite.payment.Money;
import dev.twinsite.payment.TransferId;
import dev.twinsite.time.Stamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link Messages} promises. */
public abstract class MessagesContract {

  private final Username minji = newName();
  private final Username junho = newName();
  private final MessageId id = newMessage();

  protected abstract Rooms rooms();

  protected abstract Messages messages();

  @Test
  void claimedMessageIsFoundWithEverythingThatWasSaid() {
    Message hello = message(id, open(), minji, "안녕 👋", at(5, PANGYO));

    assertThat(messages().claim(hello)).isTrue();

    assertThat(messages().find(id)).contains(hello);
    assertThat(messages().find(id, PANGYO)).contains(hello);
  }

  @Test
  void messageThatShowsTransferIsFoundWithIt() {
    var money = new ChatMoney(new TransferId(UUID.randomUUID()), junho, Money.won(12_000));
    Message shown = Message.showing(money, open(), minji, "", at(5, PANGYO));
    messages().add(shown);

    assertThat(messages().find(shown.id())).contains(shown);
  }

  @Test
  void messageIdIsClaimedOnce() {
    RoomOpening room = open();
    Message hello = message(id, room, minji, "hello", at(5, PANGYO));
    messages().claim(hello);

    assertThat(messages().claim(message(id, room, minji, "bye", at(6, PANGYO)))).isFalse();
    assertThat(messages().find(id)).contains(hello);
  }

  @Test
  void sameMessageAtBothSitesIsOneWithTheSmallerStamp() {
    RoomOpening room = open();
    Message here = message(id, room, minji, "hello", at(6, PANGYO));
    Message there = message(id, room, minji, "hello", at(5, ANSAN));
    messages().claim(here);
    messages().add(there);

    assertThat(messages().find(id)).contains(there);
    assertThat(messages().find(id, PANGYO)).contains(there);
    assertThat(messages().find(id, ANSAN)).contains(there);
    assertThat(messages().history(room, Optional.empty(), 10)).containsExactly(there);
  }

  @Test
  void differentMessagesUnderOneIdPartAndTheEarlierOneKeepsTheId() {
    RoomOpening room = open();
    Message here = message(id, room, minji, "hello", at(6, PANGYO));
    Message there = message(id, room, minji, "bye", at(5, ANSAN));
    Message moved = MergeRules.messages(here, there).moved().orElseThrow();
    messages().claim(here);
    messages().add(there);

    assertThat(messages().find(id)).contains(there);
    assertThat(messages().find(id, PANGYO)).contains(moved);
    assertThat(messages().history(room, Optional.empty(), 10)).containsExactly(moved, there);
  }

  @Test
  void differentMessagesUnderOneIdPartAlikeInTheOtherOrder() {
    RoomOpening room = open();
    Message here = message(id, room, minji, "hello", at(5, PANGYO));
    Message there = message(id, room, minji, "bye", at(6, ANSAN));
    Message moved = MergeRules.messages(here, there).moved().orElseThrow();
    messages().claim(here);
    messages().add(there);
    messages().add(there);

    assertThat(messages().find(id)).contains(here);
    assertThat(messages().find(id, ANSAN)).contains(moved);
    assertThat(messages().history(room, Optional.empty(), 10)).containsExactly(moved, here);
  }

  @Test
  void severalMessagesAreTakenInAndMergedLikeOneAfterTheOther() {
    RoomOpening room = open();
    Message here = message(id, room, minji, "hello", at(6, PANGYO));
    Message there = message(id, room, minji, "bye", at(5, ANSAN));
    Message news = message(newMessage(), room, junho, "news", at(7, ANSAN));
    Message moved = MergeRules.messages(here, there).moved().orElseThrow();
    messages().claim(here);

    messages().addAll(List.of(there, news, there));
    messages().addAll(List.of());

    assertThat(messages().history(room, Optional.empty(), 10)).containsExactly(news, moved, there);
  }

  @Test
  void historyIsOrderedByClockThenOriginThenId() {
    RoomOpening room = open();
    var small = new MessageId(new UUID(7, 1));
    var large = new MessageId(new UUID(-7, 1));
    Message first = message(newMessage(), room, minji, "1", at(5, PANGYO));
    Message second = message(newMessage(), room, minji, "2", at(6, ANSAN));
    Message third = message(unused(small), room, minji, "3", at(6, PANGYO));
    Message fourth = message(unused(large), room, minji, "4", at(6, PANGYO));
    List.of(third, first, fourth, second).forEach(messages()::add);

    assertThat(messages().history(room, Optional.empty(), 10))
        .containsExactly(fourth, third, second, first);
  }

  @Test
  void historyIsReadInPages() {
    RoomOpening room = open();
    for (int clock = 1; clock <= 5; clock++) {
      messages().add(message(newMessage(), room, minji, "m" + clock, at(clock, PANGYO)));
    }

    List<Message> page = messages().history(room, Optional.empty(), 2);
    List<Message> next = messages().history(room, Optional.of(page.get(1).id()), 10);

    assertThat(page).extracting(Message::text).containsExactly("m5", "m4");
    assertThat(next).extracting(Message::text).containsExactly("m3", "m2", "m1");
  }

  @Test
  void placeInAnotherRoomGivesNoHistory() {
    RoomOpening room = open();
    messages().add(message(id, room, minji, "hello", at(5, PANGYO)));

    assertThat(messages().history(open(), Optional.of(id), 10)).isEmpty();
  }

  @Test
  void readerFindsRoomsWithLatestMessageFirstAndCountsWhatOthersSent() {
    RoomOpening quiet = open();
    RoomOpening busy = open();
    messages().add(message(newMessage(), busy, minji, "are you there?", at(5, PANGYO)));
    messages().add(message(newMessage(), busy, junho, "yes", at(6, PANGYO)));

    List<RoomActivity> found = messages().activity(junho);

    assertThat(found)
        .extracting(RoomActivity::room)
        .extracting(Room::opening)
        .containsExactly(busy, quiet);
    assertThat(found).extracting(RoomActivity::unread).containsExactly(1L, 0L);
    assertThat(found.get(0).last()).map(Message::text).contains("yes");
    assertThat(found.get(1).last()).isEmpty();
  }

  @Test
  void lastEditIsShownWhateverTheOrderInWhichEditsCome() {
    Message hello = message(id, open(), minji, "hello", at(5, PANGYO));
    messages().add(hello);

    messages().revise(hello.sending(), edited("third", at(7, PANGYO)));
    messages().revise(hello.sending(), edited("second", at(6, ANSAN)));

    Message now = messages().find(id).orElseThrow();
    assertThat(now.says()).isEqualTo("third");
    assertThat(now.text()).isEqualTo("hello");
    assertThat(now.revision()).map(Revision::made).contains(at(7, PANGYO));
    assertThat(messages().find(id, PANGYO)).contains(now);
    assertThat(messages().history(hello.room(), Optional.empty(), 1)).containsExactly(now);
    assertThat(messages().activity(minji).get(0).last()).contains(now);
  }

  @Test
  void deletionIsFinal() {
    Message hello = message(id, open(), minji, "hello", at(5, PANGYO));
    messages().add(hello);

    messages().revise(hello.sending(), edited("late", at(9, ANSAN)));
    messages().revise(hello.sending(), new Revision.Deleted(at(7, PANGYO)));
    messages().revise(hello.sending(), edited("later", at(11, ANSAN)));
    messages().revise(hello.sending(), new Revision.Deleted(at(6, PANGYO)));

    Message now = messages().find(id).orElseThrow();
    assertThat(now.isDeleted()).isTrue();
    assertThat(now.says()).isEmpty();
    assertThat(now.revision()).map(Revision::made).contains(at(7, PANGYO));
  }

  @Test
  void editThatComesBeforeItsMessageWaitsForIt() {
    Message hello = message(id, open(), minji, "hello", at(5, PANGYO));

    messages().revise(hello.sending(), edited("bye", at(6, ANSAN)));
    assertThat(messages().find(id)).isEmpty();
    messages().addAll(List.of(hello));

    assertThat(messages().find(id)).map(Message::says).contains("bye");
  }

  @Test
  void editsOfTheSameMessageSentAtBothSitesMeetAtTheOneItBecomes() {
    RoomOpening room = open();
    Message here = message(id, room, minji, "hello", at(6, PANGYO));
    Message there = message(id, room, minji, "hello", at(5, ANSAN));
    messages().claim(here);
    messages().revise(here.sending(), edited("bye", at(9, PANGYO)));
    messages().add(there);
    messages().revise(there.sending(), edited("see you", at(8, ANSAN)));

    assertThat(messages().history(room, Optional.empty(), 10))
        .extracting(Message::says)
        .containsExactly("bye");
  }

  @Test
  void sameMessageToTwoRoomsUnderOneIdStandsWhereTheEarlierOneWasSent() {
    RoomId shared = newRoom();
    Room family = room(shared, "family", minji, at(1, PANGYO));
    Room work = room(shared, "work", minji, at(2, ANSAN));
    rooms().add(family);
    rooms().add(work);
    Message here = message(id, family.opening(), minji, "hello", at(6, PANGYO));
    Message there = message(id, work.opening(), minji, "hello", at(5, ANSAN));
    messages().add(here);
    messages().add(there);

    assertThat(messages().history(family.opening(), Optional.empty(), 10)).isEmpty();
    assertThat(messages().history(work.opening(), Optional.empty(), 10)).containsExactly(there);
  }

  @Test
  void editsOfDifferentMessagesUnderOneIdStayApart() {
    RoomOpening room = open();
    Message here = message(id, room, minji, "yes", at(6, PANGYO));
    Message there = message(id, room, minji, "no", at(5, ANSAN));
    messages().claim(here);
    messages().revise(here.sending(), edited("yes!", at(9, PANGYO)));
    messages().add(there);

    assertThat(messages().history(room, Optional.empty(), 10))
        .extracting(Message::says)
        .containsExactly("yes!", "no");
  }

  private static Revision edited(String text, Stamp made) {
    return new Revision.Edited(new MessageText(text), made);
  }

  @Test
  void unknownMessageIsNotFound() {
    assertThat(messages().find(id)).isEmpty();
    assertThat(messages().find(id, PANGYO)).isEmpty();
  }

  /** An id that lies where the given one lies, but that no other test has used. */
  private static MessageId unused(MessageId like) {
    long random = UUID.randomUUID().getLeastSignificantBits();
    return new MessageId(new UUID(like.value().getMostSignificantBits(), random));
  }

  private RoomOpening open() {
    Room family = room(newRoom(), "family", minji, at(1, PANGYO), junho);
    rooms().claim(family);
    return family.opening();
  }
}
