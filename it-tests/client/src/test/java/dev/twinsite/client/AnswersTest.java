package dev.twinsite.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the client makes of the answers of both kinds of server. */
class AnswersTest {

  private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000002");

  private ScriptedSite pangyo;
  private TwinsiteClient client;
  private UserClient minji;

  @BeforeEach
  void openSite() throws IOException {
    pangyo = new ScriptedSite("pangyo");
    client = TwinsiteClient.of(pangyo.address());
    minji = client.as(new Session("secret", Instant.MAX, null));
  }

  @AfterEach
  void closeSite() {
    pangyo.close();
  }

  @Test
  void aUserIsPendingUntilBothSitesHoldTheName() {
    pangyo.answers(202, "{\"username\":\"minji\",\"displayName\":\"민지\",\"state\":\"pending\"}");

    assertThat(client.signUp("minji", "민지", "correct horse").orThrow())
        .isEqualTo(new User("minji", "민지", FactState.PENDING));
  }

  @Test
  void aSessionDoesNotPrintItsToken() {
    pangyo.answers(
        200,
        "{\"token\":\"secret\",\"expiresAt\":\"2026-03-01T00:00:00Z\","
            + "\"user\":{\"username\":\"minji\",\"displayName\":\"m\",\"state\":\"posted\"}}");

    Session session = client.logIn("minji", "correct horse").orThrow();

    assertThat(session.token()).isEqualTo("secret");
    assertThat(session.toString()).doesNotContain("secret");
  }

  @Test
  void historyComesInPages() {
    pangyo
        .answers(
            200,
            "{\"messages\":[{\"messageId\":\"%s\",\"roomId\":\"%s\",\"text\":\"hi\"}],\"next\":\"a b\"}"
                .formatted(ID, ID))
        .answers(200, "{\"messages\":[]}");

    Page<Message> first = minji.history(ID, Optional.empty(), 1).orThrow();
    Page<Message> second = minji.history(ID, first.next(), 1).orThrow();

    assertThat(first.items()).extracting(Message::text).containsExactly("hi");
    assertThat(second.next()).isEmpty();
    assertThat(pangyo.arrived().get(1).path()).endsWith("?limit=1&before=a%20b");
  }

  @Test
  void newsComesWithTheCursorToContinueFrom() {
    pangyo.answers(
        200,
        "{\"events\":[{\"type\":\"message-sent\",\"id\":\"1\",\"origin\":\"ansan\","
            + "\"at\":\"2026-03-01T00:00:00Z\",\"data\":{\"text\":\"hi\"}}],\"cursor\":\"ansan:1/2\"}");

    Events news = minji.sync(Optional.of("ansan:1/1"), Duration.ofSeconds(2)).orThrow();

    assertThat(news.cursor()).isEqualTo("ansan:1/2");
    assertThat(news.events().get(0).data().path("text").asText()).isEqualTo("hi");
    assertThat(pangyo.arrived().get(0).path()).contains("since=ansan%3A1%2F1").contains("wait=2");
  }

  @Test
  void aWalletAndItsStatementAreInMinorUnits() {
    pangyo
        .answers(
            200,
            "{\"accountId\":\"a\",\"currency\":\"KRW\",\"balance\":12000,"
                + "\"spendableHere\":6000,\"held\":0}")
        .answers(
            200,
            "{\"entries\":[{\"transferId\":\"%s\",\"amount\":-12000,".formatted(ID)
                + "\"counterparty\":\"junho\",\"postedAt\":\"2026-03-01T00:00:00Z\",\"balanceAfter\":0}]}");

    assertThat(minji.wallet().orThrow()).isEqualTo(new Wallet("a", "KRW", 12_000, 6_000, 0));
    assertThat(minji.entries(Optional.empty(), 10).orThrow().items())
        .extracting(Entry::amount)
        .containsExactly(-12_000L);
  }

  @Test
  void aSiteNamesItsPositionsInTheFormThatDigestsTake() {
    pangyo.answers(
        200,
        "{\"site\":\"pangyo\",\"node\":\"pangyo-1\",\"state\":\"ACTIVE\",\"epoch\":3,"
            + "\"peer\":{\"site\":\"ansan\",\"reachable\":true,\"unacknowledged\":4,\"lagMillis\":9},"
            + "\"positions\":{\"pangyo\":\"1/4711\",\"ansan\":\"1/12\"}}");

    SiteStatus status = client.site().orThrow();

    assertThat(status.isActive()).isTrue();
    assertThat(status.peer().unacknowledged()).isEqualTo(4);
    assertThat(status.at()).isEqualTo("ansan:1/12,pangyo:1/4711");
  }

  @Test
  void digestsOfTwoSitesAreComparedWithoutTheirNames() {
    Digest one =
        new Digest(Json.parse("{\"site\":\"pangyo\",\"facts\":{\"message\":{\"count\":1}}}"));
    Digest other =
        new Digest(Json.parse("{\"site\":\"ansan\",\"facts\":{\"message\":{\"count\":1}}}"));

    assertThat(one.comparable()).isEqualTo(Map.of("/facts/message/count", "1"));
    assertThat(one.comparable()).isEqualTo(other.comparable());
  }

  @Test
  void readinessIsRefusedByASiteThatIsThereButClosed() {
    pangyo.isNotReadyFor(60).answers(200, "");

    assertThat(client.readyForMessages()).isInstanceOf(Outcome.Refused.class);
    assertThat(client.readyForMessages().isOk()).isTrue();
  }

  @Test
  void anOperatorDeclaresASiteLostOnTheEpochThatWasSeen() {
    OpsClient ops = OpsClient.of("pangyo", pangyo.url(), Patience.DEFAULT);
    pangyo
        .answers(
            200,
            "{\"token\":\"op\",\"expiresAt\":\"2026-03-01T00:00:00Z\",\"roles\":[\"operator\"]}")
        .answers(200, "{\"epoch\":7,\"sites\":[{\"site\":\"ansan\",\"state\":\"ACTIVE\"}]}")
        .refuses(409, "peer-alive")
        .answers(202, "{\"id\":\"%s\",\"state\":\"RUNNING\",\"steps\":[]}".formatted(ID));
    ops.logIn("operator", "generated");

    long epoch = ops.sites().orThrow().epoch();
    assertThat(ops.declareLost("ansan", "fire", epoch).isRefusedBy("peer-alive")).isTrue();
    assertThat(ops.declareLost("ansan", "fire", epoch).orThrow().id()).isEqualTo(ID.toString());

    assertThat(pangyo.arrived().get(3))
        .isEqualTo(
            new ScriptedSite.Arrived(
                "POST",
                "/ops/api/v1/sites/ansan/declare-lost",
                "Bearer op",
                Json.parse("{\"reason\":\"fire\",\"epoch\":7}")));
  }

  @Test
  void anOperatorStartsARunAndHandsInWhatClientsSaw() {
    OpsClient ops = OpsClient.of("pangyo", pangyo.url(), Patience.DEFAULT);
    String run = "{\"id\":\"%s\",\"steps\":[],\"verdict\":null}".formatted(ID);
    pangyo.answers(202, run).answers(200, run);

    ops.startRun("surge-drill", Map.of("site", "ansan")).orThrow();
    ops.handIn(ID.toString(), new ClientEvidence("load", 9, 0, 0, 0, 0, 3, 0, 1, 20L, null, 400L))
        .orThrow();

    assertThat(pangyo.arrived().get(0).body())
        .isEqualTo(Json.parse("{\"runbook\":\"surge-drill\",\"parameters\":{\"site\":\"ansan\"}}"));
    assertThat(pangyo.arrived().get(1).path()).isEqualTo("/ops/api/v1/runs/" + ID + "/evidence");
    assertThat(pangyo.arrived().get(1).body().path("backToNormalMillis").asLong()).isEqualTo(400);
  }

  @Test
  void anythingButOkIsThrownWhereTheCallerCountsOnIt() {
    pangyo.refuses(409, "name-taken");

    assertThatThrownBy(() -> client.signUp("minji", "m", "p").orThrow())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("name-taken");
  }

  @Test
  void aClientOfOneSiteKnowsOnlyThat() {
    assertThat(client.only("pangyo").sites()).isEqualTo(List.of(pangyo.address()));
    assertThatThrownBy(() -> client.only("busan")).hasMessageContaining("busan");
  }

  @Test
  void nonsenseIsRefusedWhenItIsWritten() {
    assertThatThrownBy(() -> new SiteAddress("pangyo", List.of())).hasMessageContaining("pangyo");
    assertThatThrownBy(() -> SiteAddress.of("pangyo", "localhost"))
        .hasMessageContaining("absolute");
    assertThatThrownBy(() -> Patience.DEFAULT.withOverall(Duration.ZERO))
        .hasMessageContaining("overall");
  }
}
