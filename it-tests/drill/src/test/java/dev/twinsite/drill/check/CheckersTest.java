package dev.twinsite.drill.check;

import static dev.twinsite.drill.check.TwoHonestSites.JUNHO;
import static dev.twinsite.drill.check.TwoHonestSites.MINJI;
import static dev.twinsite.drill.check.TwoHonestSites.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.client.Entry;
import dev.twinsite.client.FactState;
import dev.twinsite.client.Wallet;
import dev.twinsite.drill.check.Violation.Kind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each checker is quiet about honest sites and sees the one promise that a test breaks. */
class CheckersTest {

  @TempDir private Path directory;
  private TwoHonestSites sites;
  private UUID hello;
  private UUID rent;

  @BeforeEach
  void everythingWentWell() {
    sites = new TwoHonestSites(directory);
    hello = sites.acknowledgedMessage();
    sites.acknowledgedMessage();
    sites.postedDeposit(100_000);
    rent = sites.postedTransfer(12_000);
  }

  @Test
  void honestSitesKeepEveryPromise() {
    assertThat(Checker.all()).allSatisfy(checker -> assertThat(found(checker)).isEmpty());
  }

  @Test
  void whatNobodyKnowsMayHaveHappenedOrNot() {
    sites.begunMessage();
    UUID arrived = sites.begunMessage();
    sites.pangyo.messages.add(message(arrived));
    sites.ansan.messages.add(message(arrived));
    sites.begunTransfer(5);
    UUID posted = sites.begunTransfer(7);
    sites.holdPosted(sites.pangyo, posted, 7);
    sites.holdPosted(sites.ansan, posted, 7);

    assertThat(Checker.all()).allSatisfy(checker -> assertThat(found(checker)).isEmpty());
  }

  @Test
  void anAcknowledgedMessageThatIsMissingIsLost() {
    sites.ansan.messages.remove(0);

    assertThat(found(new NoAcknowledgedMessageLost()))
        .singleElement()
        .satisfies(lost -> assertThat(lost.kind()).isEqualTo(Kind.ACKNOWLEDGED_MESSAGE_LOST))
        .satisfies(lost -> assertThat(lost.what()).contains(hello.toString(), "ansan"));
  }

  @Test
  void anAcknowledgedMessageWithAnotherTextIsLost() {
    var forged =
        new dev.twinsite.client.Message(
            hello, TwoHonestSites.ROOM, MINJI, "bye", Instant.EPOCH, "pangyo", null);
    sites.pangyo.messages.set(0, forged);

    assertThat(found(new NoAcknowledgedMessageLost())).hasSize(1);
  }

  @Test
  void aMessageThatStandsTwiceIsSeen() {
    sites.pangyo.messages.add(message(hello));

    assertThat(found(new EveryMessageOnce()))
        .extracting(Violation::kind)
        .containsExactly(Kind.MESSAGE_DOUBLED);
  }

  @Test
  void aMessageThatNobodySentIsSeen() {
    sites.ansan.messages.add(message(UUID.randomUUID()));

    assertThat(found(new EveryMessageOnce()))
        .singleElement()
        .satisfies(excess -> assertThat(excess.what()).contains("sent by nobody"));
  }

  @Test
  void anotherOrderAtTheOtherSiteIsSeen() {
    Collections.reverse(sites.ansan.messages);

    assertThat(found(new SameMessagesInTheSameOrder()))
        .singleElement()
        .satisfies(differ -> assertThat(differ.what()).contains("from number 1 on"));
  }

  @Test
  void anUnknownMessageThatOnlyOneSiteHoldsIsSeen() {
    sites.pangyo.messages.add(message(sites.begunMessage()));

    assertThat(found(new SameMessagesInTheSameOrder())).hasSize(1);
  }

  @Test
  void aPostedTransferThatIsMissingIsLost() {
    sites.ansan.money.remove(rent);

    assertThat(found(new NoPostedTransferLost()))
        .singleElement()
        .satisfies(lost -> assertThat(lost.what()).contains(rent.toString(), "not there at ansan"));
  }

  @Test
  void aPostedTransferThatWasVoidedIsLost() {
    sites.pangyo.money.put(rent, FactState.VOIDED);

    assertThat(found(new NoPostedTransferLost()))
        .extracting(Violation::kind)
        .containsExactly(Kind.ACKNOWLEDGED_TRANSFER_LOST);
  }

  @Test
  void aTransferThatIsStillPendingIsUndecided() {
    UUID pending = sites.begunTransfer(5);
    sites.pangyo.money.put(pending, FactState.PENDING);
    sites.ansan.money.put(pending, FactState.PENDING);

    assertThat(found(new EveryTransferDecidedOnce()))
        .extracting(Violation::kind)
        .containsExactly(Kind.TRANSFER_UNDECIDED);
  }

  @Test
  void anUnknownTransferThatOnlyOneSiteHoldsIsUndecided() {
    sites.ansan.money.put(sites.begunTransfer(5), FactState.POSTED);

    assertThat(found(new EveryTransferDecidedOnce())).hasSize(1);
  }

  @Test
  void anAcceptedTransferMayNotVanish() {
    sites.tell(sites.begunTransfer(5), FactState.PENDING);

    assertThat(found(new EveryTransferDecidedOnce())).hasSize(1);
  }

  @Test
  void aClientIsNotToldTwoEndsOfOneTransfer() {
    sites.tell(rent, FactState.VOIDED);

    assertThat(found(new EveryTransferDecidedOnce()))
        .singleElement()
        .satisfies(twice -> assertThat(twice.what()).contains("VOIDED", "posted"));
  }

  @Test
  void aTransferThatMovedMoneyTwiceIsDoubled() {
    sites.holdPosted(sites.ansan, rent, 12_000);

    assertThat(found(new NoTransferDoubled()))
        .extracting(Violation::kind)
        .containsExactly(Kind.TRANSFER_DOUBLED);
    assertThat(found(new NoMoneyCreatedOrLost())).isNotEmpty();
  }

  @Test
  void anEntryThatNobodyOrderedIsSeen() {
    sites.pangyo.moves(new Entry(UUID.randomUUID(), 1, "bank", Instant.EPOCH, 1), JUNHO);

    assertThat(found(new NoTransferDoubled()))
        .singleElement()
        .satisfies(excess -> assertThat(excess.what()).contains("ordered by nobody"));
  }

  @Test
  void accountsThatDoNotSumToZeroAreSeen() {
    sites.pangyo.total = -250;

    assertThat(found(new NoMoneyCreatedOrLost()))
        .containsExactly(
            new Violation(
                Kind.MONEY_CREATED_OR_LOST,
                250,
                "the sum of all accounts is -250 at pangyo, not 0"));
  }

  @Test
  void aWalletThatDoesNotAddUpIsSeen() {
    sites.ansan.wallets.put(JUNHO, new Wallet(JUNHO, "KRW", 12_001, 0, 0));

    assertThat(found(new NoMoneyCreatedOrLost()))
        .extracting(Violation::size)
        .containsExactly(1L, 1L);
  }

  @Test
  void aWalletBelowZeroIsSeen() {
    sites.ansan.wallets.put(MINJI, new Wallet(MINJI, "KRW", -1, 0, 0));

    assertThat(found(new NeverBelowZero()))
        .extracting(Violation::kind)
        .containsExactly(Kind.OVERDRAFT);
  }

  @Test
  void aWalletThatOnceWasBelowZeroIsSeen() {
    sites.ansan.moves(new Entry(UUID.randomUUID(), 1, "bank", Instant.EPOCH, -5), JUNHO);

    assertThat(found(new NeverBelowZero())).hasSize(1);
  }

  @Test
  void aRefusedTransferThatIsThereIsSeen() {
    UUID refused = sites.begunTransfer(5);
    sites.refuse(refused);
    sites.holdPosted(sites.pangyo, refused, 5);

    assertThat(found(new NothingRefusedHappened()))
        .extracting(Violation::kind)
        .containsExactly(Kind.REFUSAL_BROKEN);
  }

  @Test
  void differentDigestsAreSeen() {
    sites.ansan.digest.put("/messages/count", "4");

    assertThat(found(new DigestsAgree()))
        .singleElement()
        .satisfies(differ -> assertThat(differ.what()).contains("is 3 at pangyo and 4 at ansan"));
  }

  private List<Violation> found(Checker checker) {
    return checker.check(sites.evidence());
  }
}
