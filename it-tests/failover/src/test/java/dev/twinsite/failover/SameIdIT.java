package dev.twinsite.failover;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.twinsite.arquillian.At;
import dev.twinsite.arquillian.Reply;
import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The same id at both sites, at once or one after the other: the ordinary retry of somebody whose
 * answer was lost.
 */
@ArquillianTest
@Order(30)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SameIdIT {

  private static final int ROUNDS = 5;

  @ArquillianResource Sites sites;

  @ArquillianResource
  @At("pangyo")
  Site pangyo;

  @ArquillianResource
  @At("ansan")
  Site ansan;

  private final Once once = new Once();
  private Citizen minji;
  private Citizen junho;
  private UUID room;

  @BeforeEach
  void minjiAndJunhoShareARoom() {
    once.prepare(
        () -> {
          minji = Citizen.joins(sites, pangyo, Citizen.newName("minji"));
          junho = Citizen.joins(sites, ansan, Citizen.newName("junho"));
          room = minji.opensRoom(pangyo, junho);
          minji.deposits(pangyo, UUID.randomUUID(), 100_000).orFail();
          sites.awaitQuiet();
        });
  }

  @Test
  void repeatedMessageIsTheOneThatExists() {
    UUID hello = UUID.randomUUID();
    assertThat(minji.says(pangyo, room, hello, "hello").status()).isEqualTo(201);
    assertThat(minji.says(pangyo, room, hello, "hello").status()).isEqualTo(200);
    Reply atAnsan = minji.says(ansan, room, hello, "hello");
    assertThat(atAnsan.status()).as(atAnsan.toString()).isEqualTo(200);
    assertThat(atAnsan.member("origin")).isEqualTo("pangyo");
    assertThat(minji.says(ansan, room, hello, "good bye").status()).isEqualTo(409);
  }

  @Test
  void repeatedTransferIsTheOneThatExists() {
    UUID rent = UUID.randomUUID();
    assertThat(minji.pays(pangyo, rent, junho, 70).status()).isEqualTo(201);
    Reply atAnsan = minji.pays(ansan, rent, junho, 70);
    assertThat(atAnsan.status()).as(atAnsan.toString()).isEqualTo(200);
    assertThat(atAnsan.member("state")).isEqualTo("posted");
    assertThat(minji.pays(ansan, rent, junho, 71).status()).isEqualTo(409);
  }

  @Test
  void refusedTransferLeavesItsIdFree() {
    UUID rent = UUID.randomUUID();
    assertThat(minji.pays(pangyo, rent, junho, 999_999_999).status()).isEqualTo(422);
    assertThat(minji.pays(pangyo, rent, junho, 5).status()).isEqualTo(201);
  }

  @RepeatedTest(ROUNDS)
  void transferIsMadeOnceWhenBothSitesAreAskedAtOnce() {
    long before = junho.balance(pangyo);
    UUID rent = UUID.randomUUID();
    atBothSites(site -> minji.pays(site, rent, junho, 10));
    minji.awaitPosted(sites, pangyo, rent);
    minji.awaitPosted(sites, ansan, rent);
    assertSameAtBothSites("/api/v1/transfers/" + rent, "state", "origin");
    sites.awaitQuiet();
    assertThat(junho.balance(pangyo)).isEqualTo(before + 10);
    assertThat(junho.balance(ansan)).isEqualTo(before + 10);
    assertNothingIsHeld();
  }

  @RepeatedTest(ROUNDS)
  void messageIsShownOnceWhenBothSitesAreAskedAtOnce() {
    UUID hello = UUID.randomUUID();
    atBothSites(site -> minji.says(site, room, hello, "hello " + hello));
    sites.awaitQuiet();
    assertThat(textsAt(pangyo)).isEqualTo(textsAt(ansan));
    assertThat(textsAt(pangyo)).containsOnlyOnce("hello " + hello);
  }

  @RepeatedTest(ROUNDS)
  void messagesOfDifferentContentUnderOneIdAreBothKept() {
    UUID hello = UUID.randomUUID();
    CompletableFuture<Reply> mine =
        CompletableFuture.supplyAsync(() -> minji.says(pangyo, room, hello, "minji " + hello));
    CompletableFuture<Reply> his =
        CompletableFuture.supplyAsync(() -> junho.says(ansan, room, hello, "junho " + hello));
    boolean bothAccepted = mine.join().status() == 201 && his.join().status() == 201;
    sites.awaitQuiet();
    assertThat(textsAt(pangyo)).isEqualTo(textsAt(ansan));
    if (bothAccepted) {
      assertThat(textsAt(pangyo)).contains("minji " + hello, "junho " + hello);
    }
  }

  @RepeatedTest(ROUNDS)
  void usernameBelongsToOneOfTwoWhoAskAtOnce() {
    String name = Citizen.newName("yuna");
    atBothSites(site -> Citizen.register(site, name, "password of " + site));
    sites.awaitQuiet();
    List<Integer> pangyosYuna = logInAtBothSites(name, "password of pangyo");
    List<Integer> ansansYuna = logInAtBothSites(name, "password of ansan");
    assertThat(List.of(pangyosYuna, ansansYuna))
        .as("one password is good at both sites, the other at none")
        .containsExactlyInAnyOrder(List.of(200, 200), List.of(401, 401));
  }

  @RepeatedTest(ROUNDS)
  void transfersOfDifferentContentUnderOneIdAreMadeOnce() {
    long before = junho.balance(pangyo);
    UUID rent = UUID.randomUUID();
    atBothSites(site -> minji.pays(site, rent, junho, amountAt(site)));
    sites.awaitQuiet();
    long made = junho.balance(pangyo) - before;
    assertThat(made).isIn(amountAt(pangyo), amountAt(ansan));
    assertThat(junho.balance(ansan)).isEqualTo(before + made);
    for (Site site : List.of(pangyo, ansan)) {
      boolean isTheOne = amountAt(site) == made;
      assertThat(minji.pays(site, rent, junho, amountAt(site)).status())
          .as("the same again at %s", site)
          .isEqualTo(isTheOne ? 200 : 409);
    }
    assertNothingIsHeld();
  }

  private long amountAt(Site site) {
    return site.equals(pangyo) ? 10 : 20;
  }

  @Test
  void transferThatWasClaimedAtBothEndsOfACutLinkIsMadeOnce() {
    long before = junho.balance(pangyo);
    UUID rent = UUID.randomUUID();
    sites.cutLink();
    try {
      for (Reply reply : atBothSites(site -> minji.pays(site, rent, junho, 10))) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(202);
      }
    } finally {
      sites.healLink();
    }
    minji.awaitPosted(sites, pangyo, rent);
    minji.awaitPosted(sites, ansan, rent);
    sites.awaitQuiet();
    assertThat(junho.balance(pangyo)).isEqualTo(before + 10);
    assertThat(junho.balance(ansan)).isEqualTo(before + 10);
    assertNothingIsHeld();
  }

  @RepeatedTest(ROUNDS)
  void depositIsMadeOnceWhenBothSitesAreAskedAtOnce() {
    long before = minji.balance(pangyo);
    UUID wages = UUID.randomUUID();
    atBothSites(site -> minji.deposits(site, wages, 30));
    sites.awaitQuiet();
    assertThat(minji.balance(pangyo)).isEqualTo(before + 30);
    assertThat(minji.balance(ansan)).isEqualTo(before + 30);
    assertSameAtBothSites("/api/v1/deposits/" + wages, "state", "amount");
  }

  @RepeatedTest(ROUNDS)
  void roomOfOneIdIsOneRoomWhateverItWasCalled() {
    UUID id = UUID.randomUUID();
    atBothSites(
        site ->
            site.put("/api/v1/rooms/" + id)
                .as(minji.token())
                .json(Json.room("at " + site, junho.username()))
                .send());
    sites.awaitQuiet();
    assertThat(roomsAt(pangyo, id)).hasSize(1).isEqualTo(roomsAt(ansan, id));
    assertThat(minji.says(pangyo, id, UUID.randomUUID(), "hello").status()).isEqualTo(201);
    assertThat(minji.says(ansan, id, UUID.randomUUID(), "hello").status()).isEqualTo(201);
  }

  private List<String> roomsAt(Site site, UUID id) {
    List<String> names = new ArrayList<>();
    minji
        .reads(site, "/api/v1/rooms")
        .body()
        .path("rooms")
        .forEach(
            each -> {
              if (each.path("roomId").asText().equals(id.toString())) {
                names.add(each.path("name").asText());
              }
            });
    return names;
  }

  private List<Reply> atBothSites(Function<Site, Reply> request) {
    List<CompletableFuture<Reply>> replies = new ArrayList<>();
    for (Site site : List.of(pangyo, ansan)) {
      replies.add(CompletableFuture.supplyAsync(() -> request.apply(site)));
    }
    return replies.stream().map(CompletableFuture::join).toList();
  }

  private List<Integer> logInAtBothSites(String name, String password) {
    return List.of(
        Citizen.logIn(pangyo, name, password).status(),
        Citizen.logIn(ansan, name, password).status());
  }

  private void assertSameAtBothSites(String path, String... members) {
    Reply atPangyo = minji.reads(pangyo, path);
    Reply atAnsan = minji.reads(ansan, path);
    for (String member : members) {
      assertThat(atPangyo.member(member)).as(path).isEqualTo(atAnsan.member(member));
    }
  }

  private void assertNothingIsHeld() {
    for (Site site : List.of(pangyo, ansan)) {
      assertThat(minji.wallet(site).body().path("held").asLong()).as("held at " + site).isZero();
    }
  }

  private List<String> textsAt(Site site) {
    JsonNode page = minji.reads(site, "/api/v1/rooms/" + room + "/messages?limit=200").body();
    List<String> texts = new ArrayList<>();
    page.path("messages").forEach(message -> texts.add(message.path("text").asText()));
    return texts;
  }
}
