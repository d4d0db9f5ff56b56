package dev.twinsite.payment.contract;

import static dev.twinsite.identity.contract.People.ANSAN;
import static dev.twinsite.identity.contract.People.PANGYO;
import static dev.twinsite.identity.contract.People.newName;
import static dev.twinsite.payment.contract.Books.NOON;
import static dev.twinsite.payment.contract.Books.account;
import static dev.twinsite.payment.contract.Books.newTransfer;
import static dev.twinsite.payment.contract.Books.transfer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.messaging.RoomId;
import dev.twinsite.messaging.RoomOpening;
import dev.twinsite.payment.Account;
import dev.twinsite.payment.Memo;
import dev.twinsite.payment.PendingTransfer;
import dev.twinsite.payment.PostedTransfer;
import dev.twinsite.payment.TransferId;
import dev.twinsite.payment.TransferTerms;
import dev.twinsite.payment.Transfers;
import dev.twinsite.payment.VoidReason;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link Transfers} promises. */
public abstract class TransfersContract {

  private final Account minji = account(newName());
  private final Account junho = account(newName());
  private final TransferId id = newTransfer();
  private final PendingTransfer here = transfer(id, minji, junho, 300, PANGYO, 7);
  private final PendingTransfer there = transfer(id, minji, junho, 300, ANSAN, 6);

  protected abstract Transfers transfers();

  @Test
  void claimedTransferIsFoundWithEverythingThatWasSaid() {
    assertThat(transfers().claim(here)).isTrue();

    assertThat(transfers().find(id)).contains(here);
    assertThat(transfers().find(id, PANGYO)).contains(here);
    assertThat(transfers().find(id, ANSAN)).isEmpty();
  }

  @Test
  void idIsClaimedOnceWhicheverSiteAsks() {
    transfers().claim(here);

    assertThat(transfers().claim(there)).isFalse();
    assertThat(transfers().claim(transfer(id, minji, junho, 400, PANGYO, 8))).isFalse();
    assertThat(transfers().find(id)).contains(here);
  }

  @Test
  void voidedClaimKeepsItsId() {
    transfers().add(there.giveUp(VoidReason.SITE_LOST));

    assertThat(transfers().claim(here)).isFalse();
    assertThat(transfers().find(id)).contains(there.giveUp(VoidReason.SITE_LOST));
  }

  @Test
  void claimOfTheOtherSiteStandsBesideTheOwnOne() {
    transfers().claim(here);

    assertThat(transfers().add(there.post(NOON))).isTrue();
    assertThat(transfers().add(there.post(NOON))).isFalse();
    assertThat(transfers().find(id, PANGYO)).contains(here);
    assertThat(transfers().find(id, ANSAN)).contains(there.post(NOON));
  }

  @Test
  void callersSeeTheSurvivingClaim() {
    transfers().claim(here);
    transfers().add(there.giveUp(VoidReason.SUPERSEDED));
    assertThat(transfers().find(id)).contains(here);

    transfers().decide(here.post(NOON));
    assertThat(transfers().find(id)).contains(here.post(NOON));
  }

  @Test
  void pendingClaimIsDecidedOnce() {
    transfers().claim(here);

    assertThat(transfers().decide(here.post(NOON))).isTrue();
    assertThat(transfers().decide(here.giveUp(VoidReason.SUPERSEDED))).isFalse();
    assertThat(transfers().find(id)).contains(here.post(NOON));
  }

  @Test
  void regentOverrulesVoidedClaimAndNothingElse() {
    transfers().claim(here);
    assertThat(transfers().overrule(here.post(NOON))).isFalse();

    transfers().decide(here.giveUp(VoidReason.SUPERSEDED));
    assertThat(transfers().overrule(here.post(NOON))).isTrue();
    assertThat(transfers().overrule(here.post(NOON))).isFalse();
    assertThat(transfers().find(id)).contains(here.post(NOON));
  }

  @Test
  void unknownClaimCannotBeDecided() {
    assertThat(transfers().decide(here.post(NOON))).isFalse();
    assertThat(transfers().find(id)).isEmpty();
  }

  @Test
  void severalTransfersAreTakenInAtOnceUnlessTheyAreKnown() {
    PostedTransfer known = there.post(NOON);
    PostedTransfer rent = transfer(newTransfer(), minji, junho, 5, ANSAN, 8).post(NOON);
    PostedTransfer lunch = transfer(newTransfer(), junho, minji, 7, PANGYO, 9).post(NOON);
    transfers().add(known);

    assertThat(transfers().addAll(List.of(rent, known, lunch, rent))).containsExactly(rent, lunch);
    assertThat(transfers().find(rent.terms().id())).contains(rent);
    assertThat(transfers().find(lunch.terms().id())).contains(lunch);
  }

  @Test
  void severalPendingClaimsArePostedAtOnce() {
    PendingTransfer rent = transfer(newTransfer(), minji, junho, 5, PANGYO, 8);
    PostedTransfer unknown = transfer(newTransfer(), minji, junho, 6, PANGYO, 9).post(NOON);
    transfers().claim(here);
    transfers().claim(rent);
    transfers().add(there.giveUp(VoidReason.SUPERSEDED));

    assertThat(
            transfers()
                .decideAll(List.of(rent.post(NOON), unknown, there.post(NOON), here.post(NOON))))
        .containsExactly(rent.post(NOON), here.post(NOON));
    assertThat(transfers().find(rent.terms().id())).contains(rent.post(NOON));
    assertThat(transfers().find(id, PANGYO)).contains(here.post(NOON));
    assertThat(transfers().find(id, ANSAN)).contains(there.giveUp(VoidReason.SUPERSEDED));
  }

  @Test
  void nothingIsDoneToNoTransfers() {
    assertThat(transfers().addAll(List.of())).isEmpty();
    assertThat(transfers().decideAll(List.of())).isEmpty();
  }

  @Test
  void everyClaimToSeveralIdsIsFound() {
    transfers().claim(here);
    transfers().add(there.giveUp(VoidReason.SUPERSEDED));

    assertThat(transfers().findAll(List.of(id, newTransfer())))
        .containsExactlyInAnyOrder(here, there.giveUp(VoidReason.SUPERSEDED));
  }

  @Test
  void chatMoneyIsFoundWithItsRoomAndMemo() {
    var terms = here.terms();
    var room = new RoomOpening(new RoomId(UUID.randomUUID()), ANSAN);
    var shown =
        new PendingTransfer(
            new TransferTerms(
                id,
                terms.from(),
                terms.debtor(),
                terms.to(),
                terms.creditor(),
                terms.money(),
                Optional.of(new Memo("점심 🍜")),
                Optional.of(room),
                terms.debited(),
                terms.accepted()));
    transfers().claim(shown);

    assertThat(transfers().find(id)).contains(shown);
  }
}
