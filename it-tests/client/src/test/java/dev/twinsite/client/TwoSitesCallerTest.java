package dev.twinsite.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the client carries a call through sites that fail in the ways sites fail. */
class TwoSitesCallerTest {

  private static final Patience QUICK =
      new Patience(
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(20),
          Duration.ofMillis(10),
          Duration.ofMillis(1));
  private static final UUID ROOM = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000002");

  private ScriptedSite pangyo;
  private ScriptedSite ansan;
  private UserClient minji;

  @BeforeEach
  void openSites() throws IOException {
    pangyo = new ScriptedSite("pangyo");
    ansan = new ScriptedSite("ansan");
    minji = clientWith(QUICK);
  }

  @AfterEach
  void closeSites() {
    pangyo.close();
    ansan.close();
  }

  @Test
  void thePreferredSiteIsCalledAndSaysWhoAnswered() {
    pangyo.answers(201, message("hello"));

    var sent = assertInstanceOf(Outcome.Ok.class, minji.send(ROOM, ID, "hello"));

    assertThat(sent.by())
        .isEqualTo(new Answered("pangyo", "pangyo-1", 201, Optional.of(Durability.BOTH_SITES), 1));
    assertThat(sent.by().atBothSites()).isTrue();
    assertThat(ansan.arrived()).isEmpty();
    assertThat(pangyo.arrived())
        .containsExactly(
            new ScriptedSite.Arrived(
                "PUT",
                "/api/v1/rooms/" + ROOM + "/messages/" + ID,
                "Bearer token",
                Json.parse("{\"text\":\"hello\"}")));
  }

  @Test
  void aSilentSiteIsLeftForTheOtherWithTheSameIdAndContent() {
    pangyo.fallsSilent();
    ansan.answers(201, message("hello"));

    var sent = assertInstanceOf(Outcome.Ok.class, minji.send(ROOM, ID, "hello"));

    assertThat(sent.by().site()).isEqualTo("ansan");
    assertThat(sent.by().attempts()).isEqualTo(2);
    assertThat(ansan.arrived()).isEqualTo(pangyo.arrived());
  }

  @Test
  void aBrokenConnectionIsLeftForTheOtherSite() {
    pangyo.breaksTheConnection();
    ansan.answers(201, message("hello"));

    assertThat(minji.send(ROOM, ID, "hello").orThrow().text()).isEqualTo("hello");
  }

  @Test
  void aSiteThatTakesNoConnectionIsLeftForTheOtherAtOnce() throws IOException {
    UserClient caller =
        TwinsiteClient.of(List.of(nobodyThere("pangyo"), ansan.address()), QUICK).as(session());
    ansan.answers(201, message("hello"));

    assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> assertThat(caller.send(ROOM, ID, "hello").isOk()).isTrue());
  }

  @Test
  void aServerErrorLeavesADoubtThatTheOtherSiteSettles() {
    pangyo.answers(500, "");
    ansan.answers(201, message("hello"));

    assertThat(minji.send(ROOM, ID, "hello").isOk()).isTrue();
  }

  @Test
  void aSiteThatHasFailedIsNotCalledAgainUntilItTakesPayments() {
    pangyo.breaksTheConnection().answers(201, message("hello"));
    ansan.answers(201, message("hello"));
    minji.send(ROOM, ID, "hello");

    minji.send(ROOM, ID, "hello");
    assertThat(pangyo.arrived()).hasSize(1);

    pangyo.becomesReady();
    await(() -> answeringSite().equals("pangyo"));
  }

  @Test
  void aSiteThatIsNotReadyIsLeftAtOnceWhateverItsRetryAfterSays() {
    pangyo.isNotReadyFor(60);
    ansan.answers(201, message("hello"));

    assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> assertThat(answeringSite()).isEqualTo("ansan"));
  }

  @Test
  void anUnknownAlternateIsTried() {
    UserClient caller = TwinsiteClient.of(List.of(pangyo.address()), QUICK).as(session());
    pangyo.isNotReadyFor(1, ansan.url().toString());
    ansan.answers(201, message("hello"));

    assertThat(caller.send(ROOM, ID, "hello").isOk()).isTrue();
  }

  @Test
  void whatEverySiteDeclinesForNowIsTriedAgainAndThenRefused() {
    pangyo.isNotReadyFor(0);
    ansan.isNotReadyFor(0);

    var refused =
        assertInstanceOf(
            Outcome.Refused.class,
            clientWith(QUICK.withOverall(Duration.ofMillis(1_500))).send(ROOM, ID, "hello"));

    assertThat(refused.problem().status()).isEqualTo(503);
    assertThat(pangyo.arrived().size()).isGreaterThan(1);
  }

  @Test
  void retryAfterIsHonouredWhenNoSiteIsReady() {
    pangyo.isNotReadyFor(1).answers(201, message("hello"));
    ansan.isNotReadyFor(1).answers(201, message("hello"));
    Instant start = Instant.now();

    assertThat(minji.send(ROOM, ID, "hello").isOk()).isTrue();
    assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofMillis(900));
  }

  @Test
  void aCallThatNobodyAnswersIsUnknown() {
    pangyo.fallsSilent();
    ansan.breaksTheConnection();

    var unknown =
        assertInstanceOf(
            Outcome.Unknown.class,
            clientWith(QUICK.withOverall(Duration.ofMillis(2_500))).send(ROOM, ID, "hello"));

    assertThat(unknown.doubts()).hasSizeGreaterThan(1);
    assertThat(unknown.lastRefusal()).isEmpty();
  }

  @Test
  void aRefusalWithoutDoubtIsARefusal() {
    pangyo.refuses(422, "insufficient-funds");

    var outcome = minji.transfer(ID, Payment.won("junho", 12_000));

    assertThat(outcome.isRefusedBy("insufficient-funds")).isTrue();
    assertThat(ansan.arrived()).isEmpty();
  }

  @Test
  void aRefusalAfterADoubtIsUnknownBecauseTheFirstSiteMayStillDoIt() {
    pangyo.fallsSilent();
    ansan.refuses(422, "insufficient-funds");

    var unknown =
        assertInstanceOf(Outcome.Unknown.class, minji.transfer(ID, Payment.won("junho", 12_000)));

    assertThat(unknown.doubts()).hasSize(1);
    assertThat(((Problem) unknown.lastRefusal().orElseThrow()).is("insufficient-funds")).isTrue();
  }

  @Test
  void aReadHasNoDoubtsToLeave() {
    pangyo.fallsSilent();
    ansan.refuses(404, "unknown-transfer");

    assertThat(minji.transfer(ID).isRefusedBy("unknown-transfer")).isTrue();
  }

  @Test
  void moneyThatIsAtTheOtherSiteIsSpentThere() {
    pangyo.refuses(422, "right-at-other-site");
    ansan.answers(201, "{\"state\":\"posted\",\"origin\":\"ansan\"}");

    Transfer transfer = minji.transfer(ID, Payment.won("junho", 12_000)).orThrow();

    assertThat(transfer.state()).isEqualTo(FactState.POSTED);
    assertThat(transfer.origin()).isEqualTo("ansan");
  }

  @Test
  void moneyThatEachSiteSupposesAtTheOtherIsRefusedAtOnce() {
    pangyo.refuses(422, "right-at-other-site");
    ansan.refuses(422, "right-at-other-site");

    assertThat(minji.transfer(ID, Payment.won("junho", 1)).isRefusedBy("right-at-other-site"))
        .isTrue();
    assertThat(pangyo.arrived()).hasSize(1);
    assertThat(ansan.arrived()).hasSize(1);
  }

  @Test
  void aPendingTransferIsPostedWhenAskedAgainWithTheSameId() {
    pangyo
        .answers(202, "{\"state\":\"pending\"}")
        .answers(200, "{\"state\":\"posted\",\"postedAt\":\"2026-03-01T00:00:00Z\"}");
    Payment rent = new Payment("junho", 900_000, "KRW", "rent", ROOM);

    assertThat(minji.transfer(ID, rent).orThrow().state()).isEqualTo(FactState.PENDING);
    Transfer posted = minji.transfer(ID, rent).orThrow();

    assertThat(posted.state()).isEqualTo(FactState.POSTED);
    assertThat(posted.postedAt()).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
    assertThat(pangyo.arrived().get(0)).isEqualTo(pangyo.arrived().get(1));
  }

  private String answeringSite() {
    return ((Outcome.Ok<?>) minji.send(ROOM, ID, "hello")).by().site();
  }

  private UserClient clientWith(Patience patience) {
    return TwinsiteClient.of(List.of(pangyo.address(), ansan.address()), patience).as(session());
  }

  private static Session session() {
    return new Session("token", Instant.MAX, null);
  }

  private static SiteAddress nobodyThere(String site) throws IOException {
    try (ServerSocket closed = new ServerSocket(0)) {
      return SiteAddress.of(site, "http://127.0.0.1:" + closed.getLocalPort());
    }
  }

  private static String message(String text) {
    return "{\"messageId\":\"%s\",\"roomId\":\"%s\",\"sender\":\"minji\",\"text\":\"%s\","
            .formatted(ID, ROOM, text)
        + "\"sentAt\":\"2026-03-01T00:00:00Z\",\"origin\":\"pangyo\",\"novelty\":1}";
  }

  private static void await(java.util.function.BooleanSupplier condition) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
          }
        });
  }
}
