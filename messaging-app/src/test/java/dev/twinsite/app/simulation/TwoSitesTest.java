package dev.twinsite.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.identity.RegistrationOutcome;
import dev.twinsite.identity.Username;
import dev.twinsite.identity.contract.People;
import dev.twinsite.messaging.Membership;
import dev.twinsite.messaging.MembershipOutcome;
import dev.twinsite.messaging.Message;
import dev.twinsite.messaging.MessageId;
import dev.twinsite.messaging.OpenRoomOutcome;
import dev.twinsite.messaging.PostMessageOutcome;
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
  void siteSpendsOnlyItsOwnRight() {
    assertThat(pangyo.transfer(newTransfer(), minji, junho, 501, Optional.empty()))
        .isEqualTo(new TransferOutcome.Refused(new RefusalReason.RightAtOtherSite(500)));
    assertThat(pangyo.transfer(newTransfer(), minji, junho, 1_001, Optional.empty()))
        .isEqualTo(new TransferOutcome.Refused(new RefusalReason.InsufficientFunds(500)));
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
