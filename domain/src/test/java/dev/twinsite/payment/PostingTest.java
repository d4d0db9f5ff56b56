package dev.twinsite.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twinsite.identity.Username;
import dev.twinsite.messaging.RoomId;
import dev.twinsite.messaging.RoomOpening;
import dev.twinsite.messaging.RoomStanding;
import dev.twinsite.site.SiteName;
import dev.twinsite.time.HybridTime;
import dev.twinsite.time.Stamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PostingTest {

  private static final SiteName PANGYO = new SiteName("pangyo");
  private static final SiteName ANSAN = new SiteName("ansan");
  private static final Username MINJI = new Username("minji");
  private static final Username JUNHO = new Username("junho");
  private static final AccountId DEBTOR = new AccountId(new UUID(0, 8));
  private static final AccountId CREDITOR = new AccountId(new UUID(0, 7));
  private static final Instant NOON = Instant.parse("2022-10-15T12:00:00Z");
  private static final RoomId ROOM = new RoomId(new UUID(1, 1));

  @Test
  void transferDebitsTheSharesAndCreditsTheExecutingSite() {
    Posting posting = Posting.of(transfer(new RightShare(PANGYO, 300), new RightShare(ANSAN, 400)));

    assertThat(posting.rights())
        .containsExactly(
            new RightChange(CREDITOR, PANGYO, 700, 0),
            new RightChange(DEBTOR, ANSAN, -400, 0),
            new RightChange(DEBTOR, PANGYO, -300, 0));
    assertThat(posting.entries()).extracting(Entry::minorUnits).containsExactly(-700L, 700L);
  }

  @Test
  void heldTransferUsesUpItsHold() {
    assertThat(Posting.ofHeld(transfer(new RightShare(PANGYO, 700))).rights())
        .contains(new RightChange(DEBTOR, PANGYO, -700, -700));
  }

  @Test
  void oddUnitGoesToTheAlphabeticallySmallerSite() {
    assertThat(DepositTerms.split(Money.won(1_001), PANGYO, ANSAN))
        .isEqualTo(DepositTerms.split(Money.won(1_001), ANSAN, PANGYO))
        .containsExactly(new RightShare(ANSAN, 501), new RightShare(PANGYO, 500));
    assertThat(DepositTerms.split(Money.won(1), PANGYO, ANSAN))
        .containsExactly(new RightShare(ANSAN, 1));
  }

  @Test
  void entriesThatDoNotBalanceAreRefused() {
    assertThatThrownBy(
            () ->
                new Posting(
                    new UUID(0, 1),
                    PANGYO,
                    List.of(new Entry(DEBTOR, CREDITOR, -1), new Entry(CREDITOR, DEBTOR, 2)),
                    List.of(),
                    NOON))
        .hasMessageContaining("sum up to 1");
  }

  @Test
  void rightsThatDoNotFollowTheEntriesAreRefused() {
    assertThatThrownBy(
            () ->
                new Posting(
                    new UUID(0, 1),
                    PANGYO,
                    List.of(new Entry(DEBTOR, CREDITOR, -1), new Entry(CREDITOR, DEBTOR, 1)),
                    List.of(new RightChange(DEBTOR, PANGYO, -1, 0)),
                    NOON))
        .hasMessageContaining("rights to " + CREDITOR);
  }

  @Test
  void sharesThatDoNotAddUpAreRefused() {
    assertThatThrownBy(() -> terms(new RightShare(PANGYO, 1), new RightShare(ANSAN, 1), 3))
        .hasMessageContaining("takes 2");
  }

  @Test
  void rulesAreAskedInOrder() {
    Set<Username> both = Set.of(MINJI, JUNHO);
    var standing = new RoomStanding(new RoomOpening(ROOM, ANSAN), both, HybridTime.ZERO);
    var alone = new RoomStanding(new RoomOpening(ROOM, ANSAN), Set.of(MINJI), HybridTime.ZERO);
    var nobody = new RoomStanding(new RoomOpening(ROOM, ANSAN), Set.of(), HybridTime.ZERO);

    assertThat(broken(MINJI, both, Optional.of(standing)))
        .contains(new RefusalReason.SelfTransfer());
    assertThat(broken(JUNHO, Set.of(MINJI), Optional.of(standing)))
        .contains(new RefusalReason.UnknownRecipient(JUNHO));
    assertThat(broken(JUNHO, both, Optional.empty())).contains(new RefusalReason.UnknownRoom(ROOM));
    assertThat(broken(JUNHO, both, Optional.of(nobody)))
        .contains(new RefusalReason.NotAMember(ROOM));
    assertThat(broken(JUNHO, both, Optional.of(alone)))
        .contains(new RefusalReason.RecipientNotAMember(ROOM, JUNHO));
    assertThat(broken(JUNHO, both, Optional.of(standing))).isEmpty();
  }

  private static Optional<RefusalReason> broken(
      Username to, Set<Username> posted, Optional<RoomStanding> room) {
    var request =
        new TransferRequest(
            new TransferId(new UUID(0, 1)),
            MINJI,
            to,
            Money.won(1),
            Optional.empty(),
            Optional.of(ROOM));
    return TransferRules.broken(request, posted, room);
  }

  private static PostedTransfer transfer(RightShare... shares) {
    long sum = List.of(shares).stream().mapToLong(RightShare::minorUnits).sum();
    return new PendingTransfer(terms(List.of(shares), sum)).post(NOON);
  }

  private static TransferTerms terms(RightShare one, RightShare other, long units) {
    return terms(List.of(one, other), units);
  }

  private static TransferTerms terms(List<RightShare> shares, long units) {
    return new TransferTerms(
        new TransferId(new UUID(0, 1)),
        MINJI,
        DEBTOR,
        JUNHO,
        CREDITOR,
        Money.won(units),
        Optional.empty(),
        Optional.empty(),
        shares,
        new Stamp(new HybridTime(5), PANGYO));
  }
}
