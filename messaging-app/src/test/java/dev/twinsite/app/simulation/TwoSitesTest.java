package dev.twinsite.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twinsite.identity.RegistrationOutcome;
import dev.twinsite.identity.Username;
import dev.twinsite.identity.contract.People;
import dev.twinsite.messaging.DirectRoom;
import dev.twinsite.messaging.MarkReadOutcome;
import dev.twinsite.messaging.Membership;
import dev.twinsite.messaging.MembershipOutcome;
import dev.twinsite.messaging.Message;
import dev.twinsite.messaging.MessageId;
import dev.twinsite.messaging.OpenRoomOutcome;
import dev.twinsite.messaging.PostMessageOutcome;
import dev.twinsite.messaging.ReviseMessageOutcome;
import dev.twinsite.messaging.RoomId;
import dev.twinsite.messaging.usecase.MessageView;
import dev.twinsite.payment.DepositId;
import dev.twinsite.payment.DepositOutcome;
import dev.twinsite.payment.PostedTransfer;
import dev.twinsite.payment.RefusalReason;
import dev.twinsite.payment.Transfer;
import dev.twinsite.payment.TransferId;
import dev.twinsite.payment.TransferOutcome;
import dev.twinsite.payment.VoidReason;
import dev.twinsite.payment.VoidedTransfer;
import dev.twinsite.payment.WaitingTransfer;
import dev.twinsite.replication.SiteClosedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the use cases and appliers of two sites make of each other's facts. */
class TwoSitesTest {

  private final Username minji = People.newName();
  private final Username junho = People.newName();
  private final TickingWall wall = new TickingWall(Instant.parse("2022-10-15T06:19:00Z"));
  private final TwoSites sites = new TwoSites(wall);
  private final SimulatedSite pangyo = sites.pangyo;
  private final SimulatedSite ansan = sites.ansan;
  private final RoomId room = new RoomId(UUID.randomUUID());
  private final List<RoomId> rooms = new ArrayList<>();

  @BeforeEach
  void minjiAndJunhoHaveMoney() {
    pangyo.register(minji);
    ansan.register(junho);
    sites.settle();
    pangyo.deposit(newDeposit(), minji, 1_000);
    ansan.deposit(newDeposit(), junho, 1_000);
    sites.settle();
  }

  @Test
  void transferIsPendingUntilBothSitesHoldIt() {
    TransferId rent = newTransfer();

    assertThat(pangyo.transfer(rent, minji, junho, 300, Optional.empty()))
        .isInstanceOf(TransferOutcome.Pending.class);
    assertThat(pangyo.wallet(minji).balance()).isEqualTo(1_000);
    assertThat(pangyo.wallet(minji).held()).isEqualTo(300);
    assertThat(pangyo.wallet(minji).spendableHere()).isEqualTo(200);
    assertThat(pangyo.wallet(junho).balance()).isEqualTo(1_000);

    sites.send(pangyo, 1);
    assertThat(ansan.transfer(rent)).get().isInstanceOf(PostedTransfer.class);
    assertThat(ansan.wallet(junho).balance()).isEqualTo(1_300);

    sites.acknowledge(pangyo);
    assertThat(pangyo.transfer(rent)).get().isInstanceOf(PostedTransfer.class);
    assertThat(pangyo.wallet(minji).balance()).isEqualTo(700);
    assertThat(pangyo.wallet(minji).held()).isZero();
    assertThatBothSitesAgree();
  }

  @Test
  void sameRequestAgainIsAnsweredAndNotDoneAgain() {
    TransferId rent = newTransfer();
    pangyo.transfer(rent, minji, junho, 300, Optional.empty());

    assertThat(pangyo.transfer(rent, minji, junho, 300, Optional.empty()))
        .isInstanceOf(TransferOutcome.AlreadyExists.class);
    assertThat(pangyo.transfer(rent, minji, junho, 301, Optional.empty()))
        .isEqualTo(new TransferOutcome.IdConflict(rent));
    assertThat(pangyo.wallet(minji).held()).isEqualTo(300);
  }

  @Test
  void repeatedRequestIsAnsweredEvenIfTheMoneyIsGone() {
    TransferId all = newTransfer();
    pangyo.transfer(all, minji, junho, 500, Optional.empty());

    assertThat(pangyo.transfer(all, minji, junho, 500, Optional.empty()))
        .isInstanceOf(TransferOutcome.AlreadyExists.class);
  }

  @Test
  void siteSpendsOnlyItsOwnRightAndAsksForMore() {
    TransferId rent = newTransfer();

    assertThat(pangyo.transfer(rent, minji, junho, 501, Optional.empty()))
        .isInstanceOf(TransferOutcome.Waiting.class);
    assertThat(pangyo.wallet(minji).held()).isZero();
    assertThat(pangyo.transfer(newTransfer(), minji, junho, 1_001, Optional.empty()))
        .isEqualTo(new TransferOutcome.Refused(new RefusalReason.InsufficientFunds(500)));

    sites.settle();
    assertThat(pangyo.transfer(rent)).get().isInstanceOf(PostedTransfer.class);
    assertThat(pangyo.wallet(minji).balance()).isEqualTo(499);
    assertThatBothSitesAgree();
  }

  @Test
  void grantMovesHalfOfWhatTheOtherSiteHas() {
    pangyo.transfer(newTransfer(), minji, junho, 501, Optional.empty());
    sites.settle();

    assertThat(pangyo.rights(minji).own().balance()).isEqualTo(500 + 250 - 501);
    assertThat(ansan.rights(minji).own().balance()).isEqualTo(250);
  }

  @Test
  void grantIsHeldUntilBothSitesHoldItAndNobodySpendsItTwice() {
    pangyo.transfer(newTransfer(), minji, junho, 900, Optional.empty());
    sites.send(pangyo, Integer.MAX_VALUE);
    ansan.work();

    assertThat(ansan.wallet(minji).balance()).isEqualTo(1_000);
    assertThat(ansan.wallet(minji).spendableHere()).isEqualTo(100);
    assertThat(ansan.wallet(minji).held()).isZero();
    assertThat(pangyo.wallet(minji).spendableHere()).isEqualTo(500);

    sites.send(ansan, Integer.MAX_VALUE);
    assertThat(pangyo.wallet(minji).balance()).isEqualTo(1_000);
    assertThat(pangyo.wallet(minji).spendableHere()).isEqualTo(900);
    sites.settle();
    assertThatBothSitesAgree();
  }

  @Test
  void transferIsRefusedWhenTheOtherSiteIsShortTooAndItsIdStaysFree() {
    TransferId rent = newTransfer();
    ansan.transfer(newTransfer(), minji, junho, 400, Optional.empty());
    pangyo.transfer(rent, minji, junho, 700, Optional.empty());
    sites.settle();

    assertThat(pangyo.transfer(rent)).isEmpty();
    assertThat(ansan.transfer(rent)).isEmpty();
    assertThat(pangyo.transfer(rent, minji, junho, 70, Optional.empty()))
        .isInstanceOf(TransferOutcome.Pending.class);
    sites.settle();
    assertThatBothSitesAgree();
  }

  @Test
  void refusalOfWhatWasCalledPendingIsShownAsVoided() {
    TransferId rent = newTransfer();
    ansan.transfer(newTransfer(), minji, junho, 400, Optional.empty());
    pangyo.transfer(rent, minji, junho, 700, Optional.empty());
    pangyo.tell(rent);
    sites.settle();

    for (SimulatedSite site : List.of(pangyo, ansan)) {
      assertThat(site.transfer(rent))
          .get()
          .extracting(transfer -> ((VoidedTransfer) transfer).reason())
          .isEqualTo(VoidReason.INSUFFICIENT_FUNDS);
      assertThat(site.transfer(rent, minji, junho, 700, Optional.empty()))
          .isInstanceOf(TransferOutcome.AlreadyExists.class);
    }
    assertThatBothSitesAgree();
  }

  @Test
  void oneAskIsOpenForAnAccountHoweverManyWait() {
    int events = pangyo.journal.entries().size();
    for (int i = 0; i < 3; i++) {
      pangyo.transfer(newTransfer(), minji, junho, 600, Optional.empty());
    }
    assertThat(pangyo.journal.entries()).hasSize(events + 1);
    sites.settle();
  }

  @Test
  void waitingTransfersAreDecidedInTheOrderInWhichTheyCame() {
    List<TransferId> asked = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      asked.add(newTransfer());
      pangyo.transfer(asked.get(i), minji, junho, 502, Optional.empty());
    }
    sites.settle();

    assertThat(pangyo.transfer(asked.get(0))).get().isInstanceOf(PostedTransfer.class);
    assertThat(asked.subList(1, 4)).allMatch(id -> pangyo.transfer(id).isEmpty());
    assertThatBothSitesAgree();
  }

  @Test
  void bothSitesShortOfOneAccountPayOneOfTwoAndRefuseTheOther() {
    TransferId here = newTransfer();
    TransferId there = newTransfer();
    pangyo.transfer(here, minji, junho, 800, Optional.empty());
    ansan.transfer(there, minji, junho, 800, Optional.empty());
    sites.settle();

    assertThat(pangyo.transfer(here)).get().isInstanceOf(PostedTransfer.class);
    assertThat(ansan.transfer(there)).isEmpty();
    assertThat(ansan.wallet(minji).balance()).isEqualTo(200);
    assertThatBothSitesAgree();
  }

  @Test
  void accountIsDrainedToExactlyZeroFromBothSites() {
    for (int i = 0; i < 10; i++) {
      pangyo.transfer(newTransfer(), minji, junho, 70, Optional.empty());
      ansan.transfer(newTransfer(), minji, junho, 30, Optional.empty());
      sites.settle();
    }
    assertThat(pangyo.wallet(minji).balance()).isZero();
    assertThat(ansan.wallet(minji).balance()).isZero();
    assertThatBothSitesAgree();
  }

  @Test
  void rightsDriftToWhereTheyAreUsedBeforeAnybodyWaits() {
    pangyo.transfer(newTransfer(), minji, junho, 400, Optional.empty());
    sites.settle();

    assertThat(pangyo.rights(minji).own().balance()).isEqualTo(100 + 250);
    assertThat(ansan.rights(minji).own().balance()).isEqualTo(250);
    int events = pangyo.journal.entries().size() + ansan.journal.entries().size();
    sites.settle();
    assertThat(pangyo.journal.entries().size() + ansan.journal.entries().size()).isEqualTo(events);
    assertThatBothSitesAgree();
  }

  @Test
  void peerOfAnOlderVersionIsNotAsked() {
    pangyo.journal.peerUnderstands(false);

    assertThat(pangyo.transfer(newTransfer(), minji, junho, 501, Optional.empty()))
        .isEqualTo(new TransferOutcome.Refused(new RefusalReason.RightAtOtherSite(500)));
    int events = pangyo.journal.entries().size();
    pangyo.transfer(newTransfer(), minji, junho, 400, Optional.empty());
    assertThat(pangyo.journal.entries()).hasSize(events + 1);
  }

  @Test
  void waitingTransferVanishesWhenTheOtherSiteHasMadeIt() {
    TransferId rent = newTransfer();
    ansan.deposit(newDeposit(), minji, 600);
    pangyo.transfer(rent, minji, junho, 501, Optional.empty());
    sites.send(ansan, Integer.MAX_VALUE);
    sites.acknowledge(ansan);
    ansan.transfer(rent, minji, junho, 501, Optional.empty());
    sites.send(ansan, Integer.MAX_VALUE);

    assertThat(pangyo.transfer(rent)).get().isInstanceOf(PostedTransfer.class);
    sites.settle();
    assertThat(pangyo.transfers.findAll(List.of(rent))).hasSize(1);
    assertThat(pangyo.wallet(minji).balance()).isEqualTo(1_600 - 501);
    assertThatBothSitesAgree();
  }

  @Test
  void callersHereLearnThatTheIdBelongsToOtherContentThere() {
    TransferId rent = newTransfer();
    pangyo.transfer(rent, minji, junho, 501, Optional.empty());
    ansan.transfer(rent, minji, junho, 7, Optional.empty());
    sites.settle();

    assertThat(pangyo.transfer(rent, minji, junho, 501, Optional.empty()))
        .isEqualTo(new TransferOutcome.IdConflict(rent));
    assertThat(pangyo.wallet(minji).balance()).isEqualTo(993);
    assertThatBothSitesAgree();
  }

  @Test
  void transferWaitsWhileTheOtherSiteIsSilentAndTheRegentDecidesIt() {
    TransferId rent = newTransfer();
    TransferId tooMuch = newTransfer();
    pangyo.transfer(rent, minji, junho, 700, Optional.empty());
    pangyo.transfer(tooMuch, minji, junho, 700, Optional.empty());
    pangyo.tell(tooMuch);
    pangyo.work();
    assertThat(pangyo.transfer(rent)).get().isInstanceOf(WaitingTransfer.class);

    sites.lose(ansan);
    pangyo.work();
    assertThat(pangyo.transfer(rent)).get().isInstanceOf(PostedTransfer.class);
    assertThat(pangyo.transfer(tooMuch)).get().isInstanceOf(VoidedTransfer.class);
    assertThat(pangyo.wallet(minji).balance()).isEqualTo(300);

    sites.rejoin(ansan);
    sites.settle();
    assertThatBothSitesAgree();
  }

  @Test
  void transferThatWaitedAtTheLostSiteIsVoided() {
    TransferId rent = newTransfer();
    ansan.transfer(rent, minji, junho, 700, Optional.empty());
    ansan.tell(rent);
    sites.lose(ansan);
    sites.rejoin(ansan);
    sites.settle();

    for (SimulatedSite site : List.of(pangyo, ansan)) {
      assertThat(site.transfer(rent))
          .get()
          .extracting(transfer -> ((VoidedTransfer) transfer).reason())
          .isEqualTo(VoidReason.SITE_LOST);
    }
    assertThatBothSitesAgree();
  }

  @Test
  void grantThatDiedWithItsSiteIsTakenBack() {
    pangyo.transfer(newTransfer(), minji, junho, 700, Optional.empty());
    sites.send(pangyo, Integer.MAX_VALUE);
    ansan.work();
    assertThat(ansan.rights(minji).own().granted()).isEqualTo(250);

    sites.lose(ansan);
    pangyo.work();
    assertThat(pangyo.wallet(minji).balance()).isEqualTo(300);
    sites.rejoin(ansan);
    sites.settle();
    assertThat(ansan.rights(minji).own().granted()).isZero();
    assertThatBothSitesAgree();
  }

  @Test
  void grantToTheLostSiteReachesItWhenItReturns() {
    ansan.transfer(newTransfer(), minji, junho, 700, Optional.empty());
    sites.send(ansan, Integer.MAX_VALUE);
    pangyo.work();
    sites.lose(ansan);
    assertThat(pangyo.wallet(minji).spendableHere()).isEqualTo(1_000);
    sites.rejoin(ansan);
    sites.settle();

    assertThat(ansan.wallet(minji).spendableHere()).isEqualTo(750);
    assertThatBothSitesAgree();
  }

  @Test
  void askOfAnEarlierEpochIsMadeAnew() {
    TransferId rent = newTransfer();
    ansan.transfer(newTransfer(), minji, junho, 600, Optional.empty());
    sites.lose(ansan);
    sites.rejoin(ansan);
    ansan.transfer(rent, minji, junho, 600, Optional.empty());
    sites.settle();

    assertThat(ansan.transfer(rent)).get().isInstanceOf(PostedTransfer.class);
    assertThatBothSitesAgree();
  }

  @Test
  void refusedTransferLeavesNothingAndItsIdStaysFree() {
    TransferId rent = newTransfer();
    int events = pangyo.journal.entries().size();
    pangyo.transfer(rent, minji, new Username("nobody"), 1, Optional.empty());
    pangyo.transfer(rent, minji, minji, 1, Optional.empty());

    assertThat(pangyo.journal.entries()).hasSize(events);
    assertThat(pangyo.transfer(rent)).isEmpty();
    assertThat(pangyo.transfer(rent, minji, junho, 1, Optional.empty()))
        .isInstanceOf(TransferOutcome.Pending.class);
  }

  @Test
  void pendingDepositCannotBeSpent() {
    DepositId salary = newDeposit();

    assertThat(pangyo.deposit(salary, minji, 2_000)).isInstanceOf(DepositOutcome.Pending.class);
    assertThat(pangyo.wallet(minji).balance()).isEqualTo(1_000);
    assertThat(pangyo.deposit(salary, minji, 2_000))
        .isInstanceOf(DepositOutcome.AlreadyExists.class);
    sites.settle();

    assertThat(pangyo.wallet(minji).spendableHere()).isEqualTo(1_500);
    assertThatBothSitesAgree();
  }

  @Test
  void pendingUserCanNeitherReceiveMoneyNorBecomeMember() {
    Username sora = People.newName();

    assertThat(pangyo.register(sora)).isInstanceOf(RegistrationOutcome.Pending.class);
    assertThat(pangyo.transfer(newTransfer(), minji, sora, 1, Optional.empty()))
        .isEqualTo(new TransferOutcome.Refused(new RefusalReason.UnknownRecipient(sora)));
    assertThat(pangyo.open(room, "family", minji, sora))
        .isInstanceOf(OpenRoomOutcome.UnknownMembers.class);
    sites.settle();

    assertThat(pangyo.transfer(newTransfer(), minji, sora, 1, Optional.empty()))
        .isInstanceOf(TransferOutcome.Pending.class);
  }

  @Test
  void nameThatBothSitesAcceptedBelongsToTheEarlierOne() {
    Username sora = People.newName();
    ansan.register(sora);
    pangyo.register(sora);
    sites.settle();

    assertThat(ansan.register(sora)).isInstanceOf(RegistrationOutcome.AlreadyExists.class);
    assertThat(pangyo.wallet(sora).account()).isEqualTo(ansan.wallet(sora).account());
  }

  @Test
  void sameTransferAskedAtBothSitesIsPostedOnce() {
    TransferId rent = newTransfer();
    ansan.transfer(rent, minji, junho, 300, Optional.empty());
    pangyo.transfer(rent, minji, junho, 300, Optional.empty());
    sites.settle();

    assertThat(pangyo.wallet(minji).balance()).isEqualTo(700);
    assertThat(pangyo.wallet(minji).held()).isZero();
    assertThat(pangyo.transfer(rent)).get().isInstanceOf(PostedTransfer.class);
    assertThatBothSitesAgree();
  }

  @Test
  void chatMoneyAndItsMessageComeTogether() {
    openRoomAtBothSites();
    TransferId lunch = newTransfer();
    pangyo.transfer(lunch, minji, junho, 12, Optional.of(room));
    sites.settle();

    for (SimulatedSite site : List.of(pangyo, ansan)) {
      MessageView shown = site.history(room, junho).get(0);
      assertThat(shown.message().transfer()).contains(lunch);
      assertThat(shown.transfer()).get().isInstanceOf(PostedTransfer.class);
    }
  }

  @Test
  void sameChatMoneyAskedAtBothSitesIsShownOnce() {
    openRoomAtBothSites();
    TransferId lunch = newTransfer();
    ansan.transfer(lunch, minji, junho, 12, Optional.of(room));
    pangyo.transfer(lunch, minji, junho, 12, Optional.of(room));
    sites.settle();

    for (SimulatedSite site : List.of(pangyo, ansan)) {
      assertThat(site.history(room, junho)).hasSize(1);
      assertThat(site.history(room, junho).get(0).transfer())
          .get()
          .isInstanceOf(PostedTransfer.class);
    }
  }

  @Test
  void messagesOfBothSitesStandInTheSameOrder() {
    openRoomAtBothSites();
    for (int i = 0; i < 5; i++) {
      pangyo.post(newMessage(), room, minji, "pangyo " + i);
      ansan.post(newMessage(), room, junho, "ansan " + i);
    }
    sites.settle();

    assertThat(pangyo.history(room, minji)).hasSize(10);
    assertThatBothSitesAgree();
  }

  @Test
  void messageAnsweredByAnotherStandsBeforeItWhateverTheClocksSay() {
    openRoomAtBothSites();
    pangyo.post(newMessage(), room, minji, "question");
    sites.settle();
    wall.turnBackMillis(400);
    ansan.post(newMessage(), room, junho, "answer");
    sites.settle();

    assertThat(pangyo.history(room, minji))
        .extracting(view -> view.message().text())
        .containsExactly("answer", "question");
  }

  @Test
  void differentMessagesUnderOneIdBothStay() {
    openRoomAtBothSites();
    MessageId id = newMessage();
    pangyo.post(id, room, minji, "yes");
    ansan.post(id, room, minji, "no");
    sites.settle();

    assertThat(pangyo.history(room, minji)).hasSize(2);
    assertThat(pangyo.post(id, room, minji, "yes"))
        .isInstanceOf(PostMessageOutcome.AlreadyExists.class);
    assertThat(pangyo.post(id, room, minji, "no")).isEqualTo(new PostMessageOutcome.IdConflict(id));
    assertThatBothSitesAgree();
  }

  @Test
  void roomsOpenedUnderOneIdKeepWhatWasSaidInThem() {
    pangyo.open(room, "family", minji);
    ansan.open(room, "work", junho);
    pangyo.post(newMessage(), room, minji, "dinner is ready");
    ansan.post(newMessage(), room, junho, "the report is late");
    sites.settle();

    for (SimulatedSite site : List.of(pangyo, ansan)) {
      assertThat(site.history(room, minji))
          .extracting(view -> view.message().text())
          .containsExactly("dinner is ready");
    }
  }

  @Test
  void lastEditCountsAtBothSitesWhateverTheClocksSay() {
    openRoomAtBothSites();
    MessageId id = newMessage();
    pangyo.post(id, room, minji, "see you at six");
    sites.settle();
    pangyo.edit(id, room, minji, "see you at seven");
    sites.settle();
    wall.turnBackMillis(400);
    ansan.edit(id, room, minji, "see you at eight");
    sites.settle();

    assertThat(pangyo.history(room, junho))
        .extracting(view -> view.message().says())
        .containsExactly("see you at eight");
    assertThatBothSitesAgree();
  }

  @Test
  void editsAtBothSitesAtOnceAgreeAndDeletionBeatsThem() {
    openRoomAtBothSites();
    MessageId id = newMessage();
    pangyo.post(id, room, minji, "yes");
    sites.settle();
    pangyo.delete(id, room, minji);
    ansan.edit(id, room, minji, "no");
    sites.settle();

    assertThat(ansan.history(room, junho)).hasSize(1);
    assertThat(ansan.history(room, junho).get(0).message().isDeleted()).isTrue();
    assertThat(ansan.edit(id, room, minji, "well"))
        .isEqualTo(new ReviseMessageOutcome.WasDeleted(id));
    assertThat(ansan.delete(id, room, minji)).isInstanceOf(ReviseMessageOutcome.Unchanged.class);
    assertThat(ansan.post(id, room, minji, "yes"))
        .isInstanceOf(PostMessageOutcome.AlreadyExists.class);
    assertThatBothSitesAgree();
  }

  @Test
  void onlyTheSenderEditsAndOnlyWhatStandsInTheRoom() {
    openRoomAtBothSites();
    MessageId id = newMessage();
    TransferId lunch = newTransfer();
    pangyo.post(id, room, minji, "hello");
    pangyo.transfer(lunch, minji, junho, 12, Optional.of(room));
    RoomId other = new RoomId(UUID.randomUUID());
    pangyo.open(other, "work", minji);
    MessageId shown = new MessageId(lunch.value());
    MessageId unknown = newMessage();

    assertThat(pangyo.edit(id, room, junho, "bye"))
        .isEqualTo(new ReviseMessageOutcome.NotTheSender(id));
    assertThat(pangyo.delete(id, other, minji))
        .isEqualTo(new ReviseMessageOutcome.UnknownMessage(id));
    assertThat(pangyo.delete(unknown, room, minji))
        .isEqualTo(new ReviseMessageOutcome.UnknownMessage(unknown));
    assertThat(pangyo.delete(id, other, junho))
        .isEqualTo(new ReviseMessageOutcome.NotAMember(other));
    assertThat(pangyo.delete(shown, room, minji))
        .isEqualTo(new ReviseMessageOutcome.ShowsTransfer(shown));
    assertThat(pangyo.edit(id, room, minji, "hello"))
        .isInstanceOf(ReviseMessageOutcome.Unchanged.class);
  }

  @Test
  void siteWhosePeerKnowsNoEditsTakesNone() {
    openRoomAtBothSites();
    MessageId id = newMessage();
    pangyo.post(id, room, minji, "hello");
    pangyo.journal.peerUnderstands(false);

    assertThatThrownBy(() -> pangyo.edit(id, room, minji, "bye"))
        .isInstanceOf(SiteClosedException.class);
    assertThatThrownBy(() -> pangyo.markRead(room, id, junho))
        .isInstanceOf(SiteClosedException.class);
  }

  @Test
  void readMarkerOfOneSiteCountsAtTheOtherAndNeverMovesBack() {
    openRoomAtBothSites();
    MessageId first = newMessage();
    MessageId second = newMessage();
    pangyo.post(first, room, minji, "one");
    pangyo.post(second, room, minji, "two");
    sites.settle();
    ansan.markRead(room, second, junho);
    pangyo.markRead(room, first, junho);
    assertThat(pangyo.roomsOf(junho).get(0).unread()).isEqualTo(1);
    sites.settle();

    for (SimulatedSite site : List.of(pangyo, ansan)) {
      assertThat(site.roomsOf(junho).get(0).unread()).isZero();
      assertThat(site.markRead(room, first, junho)).isEqualTo(new MarkReadOutcome.Unchanged());
    }
    assertThat(pangyo.markRead(room, newMessage(), junho))
        .isInstanceOf(MarkReadOutcome.UnknownMessage.class);
  }

  @Test
  void directRoomOpenedAtBothSitesIsOne() {
    pangyo.openDirect(minji, junho);
    ansan.openDirect(junho, minji);
    RoomId direct = DirectRoom.of(minji, junho).id();
    pangyo.post(newMessage(), direct, minji, "hello");
    ansan.post(newMessage(), direct, junho, "hi");
    sites.settle();

    assertThat(pangyo.openDirect(minji, junho)).isInstanceOf(OpenRoomOutcome.AlreadyExists.class);
    assertThat(pangyo.history(direct, minji)).hasSize(2);
    assertThat(ansan.remove(direct, junho, minji))
        .isEqualTo(new MembershipOutcome.DirectRoom(direct));
    rooms.add(direct);
    assertThatBothSitesAgree();
  }

  @Test
  void whoHasLeftMayAskAgain() {
    openRoomAtBothSites();
    assertThat(pangyo.remove(room, junho, junho)).isInstanceOf(MembershipOutcome.Changed.class);
    assertThat(pangyo.remove(room, junho, junho)).isEqualTo(new MembershipOutcome.Unchanged());
    assertThat(pangyo.remove(room, minji, junho)).isEqualTo(new MembershipOutcome.NotAMember(room));
  }

  @Test
  void lastWordOnMembershipCounts() {
    openRoomAtBothSites();
    Membership removed =
        ((MembershipOutcome.Changed) pangyo.remove(room, junho, minji)).membership();
    sites.settle();

    assertThat(removed.present()).isFalse();
    assertThat(ansan.post(newMessage(), room, junho, "hello?"))
        .isEqualTo(new PostMessageOutcome.NotAMember(room));
    assertThat(ansan.add(room, junho, minji)).isInstanceOf(MembershipOutcome.Changed.class);
    sites.settle();
    assertThat(pangyo.post(newMessage(), room, junho, "I am back"))
        .isInstanceOf(PostMessageOutcome.Posted.class);
  }

  @Test
  void survivorPostsWhatWasPendingAndSpendsBothRights() {
    TransferId before = newTransfer();
    pangyo.transfer(before, minji, junho, 100, Optional.empty());
    sites.lose(ansan);

    assertThat(pangyo.transfer(before)).get().isInstanceOf(PostedTransfer.class);
    assertThat(pangyo.wallet(minji).spendableHere()).isEqualTo(900);
    assertThat(pangyo.transfer(newTransfer(), minji, junho, 900, Optional.empty()))
        .isInstanceOf(TransferOutcome.Posted.class);
    assertThat(pangyo.wallet(minji).balance()).isZero();

    sites.rejoin(ansan);
    assertThatBothSitesAgree();
  }

  @Test
  void transferThatDiedWithItsSiteIsVoidedAndItsMessageSaysSo() {
    openRoomAtBothSites();
    TransferId lunch = newTransfer();
    ansan.transfer(lunch, junho, minji, 12, Optional.of(room));
    sites.lose(ansan);
    sites.rejoin(ansan);

    for (SimulatedSite site : List.of(pangyo, ansan)) {
      assertThat(site.transfer(lunch))
          .get()
          .extracting(transfer -> ((VoidedTransfer) transfer).reason())
          .isEqualTo(VoidReason.SITE_LOST);
      assertThat(site.history(room, junho).get(0).transfer())
          .get()
          .isInstanceOf(VoidedTransfer.class);
      assertThat(site.wallet(junho).held()).isZero();
    }
    assertThatBothSitesAgree();
  }

  @Test
  void transferRepeatedAtTheSurvivorCountsAndTheLostOneDoesNot() {
    openRoomAtBothSites();
    TransferId lunch = newTransfer();
    ansan.transfer(lunch, minji, junho, 12, Optional.of(room));
    sites.lose(ansan);
    pangyo.transfer(lunch, minji, junho, 12, Optional.of(room));
    sites.rejoin(ansan);

    for (SimulatedSite site : List.of(pangyo, ansan)) {
      assertThat(site.transfer(lunch)).get().isInstanceOf(PostedTransfer.class);
      assertThat(site.wallet(minji).balance()).isEqualTo(988);
      assertThat(site.history(room, junho)).hasSize(1);
      assertThat(site.history(room, junho).get(0).transfer())
          .get()
          .isInstanceOf(PostedTransfer.class);
    }
    assertThatBothSitesAgree();
  }

  @Test
  void regentOverrulesTheClaimThatTheLostSiteHadPreferred() {
    TransferId rent = newTransfer();
    ansan.transfer(rent, minji, junho, 300, Optional.empty());
    pangyo.transfer(rent, minji, junho, 300, Optional.empty());
    sites.send(pangyo, Integer.MAX_VALUE);
    assertThat(ansan.transfers.find(rent, TwoSites.PANGYO))
        .get()
        .isInstanceOf(VoidedTransfer.class);
    sites.lose(ansan);
    sites.rejoin(ansan);

    for (SimulatedSite site : List.of(pangyo, ansan)) {
      Transfer posted = site.transfer(rent).orElseThrow();
      assertThat(posted).isInstanceOf(PostedTransfer.class);
      assertThat(posted.terms().accepted().origin()).isEqualTo(TwoSites.PANGYO);
      assertThat(site.wallet(minji).balance()).isEqualTo(700);
    }
    assertThatBothSitesAgree();
  }

  @Test
  void messagesThatDiedWithTheirSiteComeBackWithIt() {
    openRoomAtBothSites();
    ansan.post(newMessage(), room, junho, "is anybody there?");
    sites.lose(ansan);
    assertThat(pangyo.history(room, minji)).isEmpty();
    sites.rejoin(ansan);

    assertThat(pangyo.history(room, minji))
        .extracting(MessageView::message)
        .extracting(Message::text)
        .containsExactly("is anybody there?");
  }

  private void openRoomAtBothSites() {
    pangyo.open(room, "family", minji, junho);
    rooms.add(room);
    sites.settle();
  }

  private void assertThatBothSitesAgree() {
    Agreement.check(sites, List.of(minji, junho), rooms);
  }

  private static TransferId newTransfer() {
    return new TransferId(UUID.randomUUID());
  }

  private static DepositId newDeposit() {
    return new DepositId(UUID.randomUUID());
  }

  private static MessageId newMessage() {
    return new MessageId(UUID.randomUUID());
  }
}
