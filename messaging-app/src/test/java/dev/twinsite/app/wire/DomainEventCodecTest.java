package dev.twinsite.app.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twinsite.event.DecisiveEvent;
import dev.twinsite.event.DepositMade;
import dev.twinsite.event.DomainEvent;
import dev.twinsite.event.MemberAdded;
import dev.twinsite.event.MemberRemoved;
import dev.twinsite.event.MergeableEvent;
import dev.twinsite.event.MessageDeleted;
import dev.twinsite.event.MessageEdited;
import dev.twinsite.event.MessagePosted;
import dev.twinsite.event.ReadMarkerMoved;
import dev.twinsite.event.RightAsked;
import dev.twinsite.event.RightDenied;
import dev.twinsite.event.RightGranted;
import dev.twinsite.event.RoomOpened;
import dev.twinsite.event.SigningKeyPublished;
import dev.twinsite.event.TokenRevoked;
import dev.twinsite.event.TransferGivenUp;
import dev.twinsite.event.TransferMade;
import dev.twinsite.event.UserRegistered;
import dev.twinsite.event.UserRevoked;
import dev.twinsite.identity.DisplayName;
import dev.twinsite.identity.SigningKey;
import dev.twinsite.identity.Username;
import dev.twinsite.messaging.MessageId;
import dev.twinsite.messaging.MessageSending;
import dev.twinsite.messaging.MessageText;
import dev.twinsite.messaging.RoomId;
import dev.twinsite.messaging.RoomName;
import dev.twinsite.messaging.RoomOpening;
import dev.twinsite.payment.AccountId;
import dev.twinsite.payment.AskId;
import dev.twinsite.payment.DepositId;
import dev.twinsite.payment.DepositTerms;
import dev.twinsite.payment.Grant;
import dev.twinsite.payment.Memo;
import dev.twinsite.payment.Money;
import dev.twinsite.payment.RightAsk;
import dev.twinsite.payment.RightShare;
import dev.twinsite.payment.TransferId;
import dev.twinsite.payment.TransferTerms;
import dev.twinsite.payment.VoidReason;
import dev.twinsite.replication.Envelope;
import dev.twinsite.replication.JournalEntry;
import dev.twinsite.site.Epoch;
import dev.twinsite.site.Position;
import dev.twinsite.site.SiteName;
import dev.twinsite.time.HybridTime;
import dev.twinsite.time.Stamp;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DomainEventCodecTest {

  private static final SiteName PANGYO = new SiteName("pangyo");
  private static final SiteName ANSAN = new SiteName("ansan");
  private static final Username MINJI = new Username("minji");
  private static final Username JUNHO = new Username("junho");
  private static final HybridTime TIME = new HybridTime(109_000_000_000_000_007L);
  private static final Instant NOON = Instant.parse("2022-10-15T12:00:00Z");
  private static final UUID ID = UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e");
  private static final RoomOpening ROOM = new RoomOpening(new RoomId(ID), ANSAN);
  private static final MessageSending SENDING = new MessageSending(new MessageId(ID), ANSAN);
  private static final AccountId DEBTOR = new AccountId(new UUID(1, 2));
  private static final AccountId CREDITOR = new AccountId(new UUID(-3, 4));

  private final DomainEventCodec codec = new DomainEventCodec();

  static Stream<DomainEvent> everyKindOfEvent() {
    return Stream.of(
        new UserRegistered(MINJI, new DisplayName("민지"), "$argon2id$…", DEBTOR, TIME),
        new SigningKeyPublished(new SigningKey("k1", PANGYO, "MFkw", NOON), TIME),
        new TokenRevoked("jti-1", NOON, TIME),
        new UserRevoked(MINJI, NOON, TIME),
        new RoomOpened(
            new RoomId(ID), new RoomName("가족"), MINJI, new TreeSet<>(Set.of(MINJI, JUNHO)), TIME),
        new MemberAdded(ROOM, JUNHO, MINJI, TIME),
        new MemberRemoved(ROOM, JUNHO, MINJI, TIME),
        new MessagePosted(new MessageId(ID), ROOM, MINJI, new MessageText("안녕 👋"), TIME),
        new MessageEdited(SENDING, ROOM, MINJI, new MessageText("안녕!"), TIME),
        new MessageDeleted(SENDING, ROOM, MINJI, TIME),
        new ReadMarkerMoved(
            ROOM, JUNHO, SENDING, new Stamp(new HybridTime(TIME.value() - 1), ANSAN), TIME),
        new TransferMade(transfer(Optional.of(new Memo("점심")), Optional.of(ROOM))),
        new TransferMade(transfer(Optional.empty(), Optional.empty())),
        new DepositMade(
            new DepositTerms(
                new DepositId(ID),
                MINJI,
                DEBTOR,
                Money.won(1_001),
                List.of(new RightShare(ANSAN, 501), new RightShare(PANGYO, 500)),
                new Stamp(TIME, PANGYO))),
        new TransferGivenUp(
            transfer(Optional.of(new Memo("점심")), Optional.of(ROOM)),
            VoidReason.INSUFFICIENT_FUNDS),
        new RightAsked(
            new RightAsk(new AskId(ID), DEBTOR, 300, new Epoch(7), new Stamp(TIME, PANGYO))),
        new RightGranted(new Grant(new AskId(ID), DEBTOR, ANSAN, 400, new Stamp(TIME, PANGYO))),
        new RightDenied(new AskId(ID), DEBTOR, 12, TIME));
  }

  @ParameterizedTest
  @MethodSource("everyKindOfEvent")
  void eventIsReadAsItWasWritten(DomainEvent event) {
    assertThat(codec.decode(entry(codec.encode(event, PANGYO)))).isEqualTo(event);
  }

  @ParameterizedTest
  @MethodSource("everyKindOfEvent")
  void envelopeTellsClockAndClaim(DomainEvent event) {
    Envelope envelope = codec.encode(event, PANGYO);

    assertThat(envelope.clock()).isEqualTo(TIME.value());
    assertThat(envelope.decisive()).isEqualTo(event instanceof DecisiveEvent);
    assertThat(envelope.claim().isPresent()).isEqualTo(envelope.decisive());
    assertThat(codec.kinds()).contains(envelope.kind());
  }

  @Test
  void noKindOfEventIsForgotten() {
    Set<Class<?>> tested =
        everyKindOfEvent().map(Object::getClass).collect(Collectors.toUnmodifiableSet());
    Set<Class<?>> permitted =
        Stream.of(MergeableEvent.class, DecisiveEvent.class)
            .map(Class::getPermittedSubclasses)
            .flatMap(Arrays::stream)
            .collect(Collectors.toUnmodifiableSet());

    assertThat(tested).isEqualTo(permitted);
    assertThat(codec.kinds()).hasSameSizeAs(permitted);
  }

  @Test
  void claimsNameWhatIsClaimed() {
    assertThat(everyKindOfEvent().flatMap(event -> codec.encode(event, PANGYO).claim().stream()))
        .containsExactly(
            "username:minji", "transfer:" + ID, "transfer:" + ID, "deposit:" + ID, "grant:" + ID);
  }

  @Test
  void chatMoneyIsTheBusinessOfBothUsersAndTheRoom() {
    var event = new TransferMade(transfer(Optional.empty(), Optional.of(ROOM)));

    assertThat(codec.encode(event, PANGYO).topics())
        .containsExactly("user:minji", "user:junho", "room:" + ID + "@ansan");
  }

  @Test
  void factWithIdentityHasTheSameEventEachTimeAndAnotherAtTheOtherSite() {
    var event = new TransferMade(transfer(Optional.empty(), Optional.empty()));
    UUID id = codec.encode(event, PANGYO).id();

    assertThat(id).isEqualTo(EventIds.transfer(new TransferId(ID), PANGYO));
    assertThat(codec.encode(event, ANSAN).id()).isNotEqualTo(id);
  }

  /** Bytes as they stand in journals. Whoever makes this test fail has broken old journals. */
  @Test
  void bytesWrittenByTheFirstVersionAreUnderstood() {
    String message =
        "0a100f8fad5bd9cb469fa16570867728950e12100f8fad5bd9cb469fa16570867728950e"
            + "1a05616e73616e22056d696e6a692a0268693007";
    DomainEvent event = codec.decode(entry("message-posted", HexFormat.of().parseHex(message)));

    assertThat(event)
        .isEqualTo(
            new MessagePosted(
                new MessageId(ID),
                new RoomOpening(new RoomId(ID), siteInTheseBytes()),
                MINJI,
                new MessageText("hi"),
                new HybridTime(7)));
  }

  /** Spelt as in the bytes, so that who renames the sites breaks no journal. */
  private static SiteName siteInTheseBytes() {
    byte[] name = HexFormat.of().parseHex("616e73616e");
    return new SiteName(new String(name, StandardCharsets.US_ASCII));
  }

  @Test
  void fieldThatOlderVersionDidNotKnowIsAbsent() {
    var full = transfer(Optional.empty(), Optional.empty());
    byte[] withoutMemoAndRoom = codec.encode(new TransferMade(full), PANGYO).payload();

    var read = (TransferMade) codec.decode(entry("transfer-made", withoutMemoAndRoom));

    assertThat(read.terms().memo()).isEmpty();
    assertThat(read.terms().room()).isEmpty();
  }

  @Test
  void fieldThatNewerVersionAddedIsSkipped() {
    var event = new MessagePosted(new MessageId(ID), ROOM, MINJI, new MessageText("hi"), TIME);
    byte[] payload = codec.encode(event, PANGYO).payload();
    byte[] longer = Arrays.copyOf(payload, payload.length + 3);
    byte[] fieldFifteen = {0x7a, 0x01, 0x21};
    System.arraycopy(fieldFifteen, 0, longer, payload.length, 3);

    assertThat(codec.decode(entry("message-posted", longer))).isEqualTo(event);
  }

  @Test
  void missingFieldThatNothingReplacesIsNamed() {
    assertThatThrownBy(() -> codec.decode(entry("message-posted", new byte[0])))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("message");
  }

  @Test
  void unknownKindIsNamed() {
    assertThatThrownBy(() -> codec.decode(entry("coin-minted", new byte[0])))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("coin-minted");
  }

  private static TransferTerms transfer(Optional<Memo> memo, Optional<RoomOpening> room) {
    return new TransferTerms(
        new TransferId(ID),
        MINJI,
        DEBTOR,
        JUNHO,
        CREDITOR,
        Money.won(900),
        memo,
        room,
        List.of(new RightShare(PANGYO, 500), new RightShare(ANSAN, 400)),
        new Stamp(TIME, PANGYO));
  }

  private static JournalEntry entry(String kind, byte[] payload) {
    return entry(
        new Envelope(kind, UUID.randomUUID(), false, Optional.empty(), 7, List.of(), payload));
  }

  private static JournalEntry entry(Envelope envelope) {
    return new JournalEntry(1, PANGYO, Position.of(1, 1), envelope);
  }
}
