package dev.twinsite.failover;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.twinsite.arquillian.Reply;
import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** News as they happen, at both sites, to polite clients and to others. */
@ArquillianTest
@Order(25)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveIT {

  /** Long messages, twelve kilobytes each. */
  private static final int FLOOD = 300;

  @ArquillianResource Sites sites;

  private final Once once = new Once();
  private Citizen minji;
  private Citizen junho;
  private UUID room;

  @BeforeEach
  void minjiAndJunhoShareARoom() {
    once.prepare(
        () -> {
          minji = Citizen.joins(sites, sites.pangyo(), Citizen.newName("minji"));
          junho = Citizen.joins(sites, sites.ansan(), Citizen.newName("junho"));
          room = minji.opensRoom(sites.pangyo(), junho);
          sites.awaitQuiet();
        });
  }

  @Test
  void whatOneDeviceDoesTheOtherShowsAtTheOtherSite() {
    for (Site here : sites.both()) {
      Site there = sites.peerOf(here);
      UUID message = UUID.randomUUID();
      try (RawSocket device = listening(minji, there)) {
        minji.says(here, room, message, "helo").orFail();
        assertThat(about(device.next("message-posted"))).isEqualTo(message.toString());

        revise(here, "PATCH", message, "hello").orFail();
        JsonNode edited = device.next("message-edited");
        assertThat(edited.path("data").path("text").asText()).isEqualTo("hello");
        assertThat(edited.path("data").path("editedAt").asText()).isNotEmpty();

        markRead(junho, here, message).orFail();
        revise(here, "DELETE", message, "").orFail();
        JsonNode deleted = device.next("message-deleted");
        assertThat(deleted.path("data").path("deleted").asBoolean()).isTrue();
        assertThat(deleted.path("data").path("text").asText()).isEmpty();
      }
    }
  }

  @Test
  void onlyTheSenderEditsAndDeletes() {
    UUID message = UUID.randomUUID();
    minji.says(sites.pangyo(), room, message, "mine").orFail();
    String path = "/api/v1/rooms/" + room + "/messages/" + message;
    Reply reply = sites.pangyo().delete(path).as(junho.token()).send();
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.header("Content-Type")).contains("application/problem+json");
    Reply unknown = revise(sites.ansan(), "PATCH", UUID.randomUUID(), "what?");
    assertThat(unknown.status()).isEqualTo(404);
  }

  @Test
  void unreadMessagesAreCountedUntilTheyAreRead() {
    UUID quiet = minji.opensRoom(sites.pangyo(), junho);
    UUID message = UUID.randomUUID();
    minji.says(sites.pangyo(), quiet, message, "are you there?").orFail();
    sites.awaitTrue("junho has it", Sites.SOON, () -> unread(junho, sites.ansan(), quiet) == 1);
    String path = "/api/v1/rooms/" + quiet + "/read-marker";
    var marking = Json.object().put("messageId", message.toString());
    Reply marked = sites.ansan().put(path).as(junho.token()).json(marking).send();
    assertThat(marked.status()).isEqualTo(204);
    assertThat(marked.header("X-Durability")).isPresent();
    for (Site site : sites.both()) {
      sites.awaitTrue("junho has read it", Sites.SOON, () -> unread(junho, site, quiet) == 0);
    }
  }

  @Test
  void directRoomIsTheSameAtBothSites() {
    Reply here = direct(minji, sites.pangyo(), junho);
    Reply there = direct(junho, sites.ansan(), minji);
    assertThat(here.member("roomId")).isEqualTo(there.member("roomId"));
    assertThat(here.member("with")).isEqualTo(junho.username());
  }

  @Test
  void cursorOfOneSiteGoesOnAtTheOtherWithoutGapOrRepetition() {
    List<UUID> said = new ArrayList<>();
    try (RawSocket first = listening(minji, sites.pangyo())) {
      for (int i = 0; i < 10; i++) {
        said.add(UUID.randomUUID());
        minji.says(sites.both().get(i % 2), room, said.get(i), "number " + i).orFail();
      }
      List<String> heard = new ArrayList<>();
      String cursor = "";
      for (int i = 0; i < 5; i++) {
        JsonNode event = first.next("message-posted");
        heard.add(about(event));
        cursor = event.path("cursor").asText();
      }
      try (RawSocket second =
          RawSocket.at(address(sites.ansan())).introduce(minji.token(), cursor)) {
        for (int i = 5; i < 10; i++) {
          heard.add(about(second.next("message-posted")));
        }
      }
      assertThat(heard)
          .containsExactlyInAnyOrderElementsOf(said.stream().map(UUID::toString).toList());
    }
  }

  @Test
  void whoTypesIsSeenAtTheOtherSite() {
    for (Site here : sites.both()) {
      Site there = sites.peerOf(here);
      try (RawSocket typist = listening(minji, here);
          RawSocket other = listening(junho, there)) {
        sites.awaitTrue(
            "minji is seen",
            Sites.SOON,
            () ->
                junho.reads(there, "/api/v1/rooms/" + room + "/presence").text().contains("true"));
        JsonNode typing = typist.whileTypingIn(room, () -> other.next("typing"));
        assertThat(typing.path("username").asText()).isEqualTo(minji.username());
        assertThat(typing.path("roomId").asText()).isEqualTo(room.toString());
      }
    }
  }

  @Test
  void pageThatAsksForASignOfLifeIsGivenOne() {
    try (RawSocket page = listening(minji, sites.pangyo())) {
      page.say("{\"type\":\"ping\"}").next("pong");
    }
  }

  /** What waits for one client is bounded, and so is what the network holds. */
  @Test
  void whoReadsTooSlowlyIsSentAwayAndMissesNothing() {
    sites.awaitQuiet();
    try (RawSocket slow = RawSocket.ofNarrow(address(sites.pangyo()))) {
      JsonNode ready = slow.introduce(junho.token(), "now").next("ready");
      List<String> said = flood(sites.pangyo());
      RawSocket.Rest rest = slow.rest();
      List<JsonNode> events = rest.events();
      assertThat(rest.closeCode()).isEqualTo(4413);
      assertThat(events).hasSizeBetween(1, said.size() - 1);

      List<String> heard = new ArrayList<>(events.stream().map(LiveIT::about).toList());
      String cursor = events.get(events.size() - 1).path("cursor").asText();
      assertThat(cursor).isNotEqualTo(ready.path("cursor").asText());
      heard.addAll(syncedFrom(cursor, sites.ansan(), said.size() - heard.size()));
      assertThat(heard).containsExactlyInAnyOrderElementsOf(said);
    }
  }

  /** More than a client and a network in its way can take. */
  private List<String> flood(Site at) {
    String page = "길".repeat(4_000);
    return IntStream.range(0, FLOOD)
        .parallel()
        .mapToObj(i -> UUID.randomUUID())
        .peek(message -> minji.says(at, room, message, page).orFail())
        .map(UUID::toString)
        .toList();
  }

  /** What junho reads there by asking, until there are so many. */
  private List<String> syncedFrom(String cursor, Site at, int count) {
    var heard = new ArrayList<String>();
    var place = new AtomicReference<>(cursor);
    sites.awaitTrue(
        "everything is read",
        Sites.SOON,
        () -> {
          Reply page = junho.reads(at, "/api/v1/sync?since=" + place.get()).orFail();
          page.body().path("events").forEach(event -> heard.add(about(event)));
          place.set(page.member("cursor"));
          return heard.size() >= count;
        });
    return heard;
  }

  @Test
  void whoIsRudeIsToldWhy() {
    URI node = address(sites.pangyo());
    assertClosed(RawSocket.at(node).introduce("open.sesame"), 4401);
    assertClosed(RawSocket.at(node), 4408);
    assertClosed(RawSocket.at(node).say("{"), 4400);
    assertClosed(RawSocket.at(node).say("{\"token\":\"x\",\"extra\":1}"), 4400);
    assertClosed(RawSocket.at(node).introduce(minji.token(), "no cursor"), 4400);
    assertClosed(RawSocket.at(node).sayBytes(new byte[] {1, 2, 3}), 4400);
    assertClosed(RawSocket.at(node).say("x".repeat(100_000)), 1009);
    assertClosed(listening(minji, sites.pangyo()).say("[]"), 4400);
    assertClosed(RawSocket.from("http://evil.example.org", node), 4403);
    assertClosed(RawSocket.from("null", node), 4403);
  }

  @Test
  void pagesOfEitherSiteAreLetIn() {
    URI node = address(sites.pangyo());
    for (Site site : sites.both()) {
      try (RawSocket page = RawSocket.from(address(site).toString(), node)) {
        assertThat(page.introduce(minji.token()).next("ready").path("cursor").asText())
            .isNotEmpty();
      }
    }
  }

  @Test
  void tokenThatIsTakenBackEndsTheConversationAtBothSites() {
    Citizen yuna = Citizen.joins(sites, sites.ansan(), Citizen.newName("yuna"));
    try (RawSocket here = listening(yuna, sites.ansan());
        RawSocket there = listening(yuna, sites.pangyo())) {
      sites.ansan().delete("/api/v1/sessions/current").as(yuna.token()).send();
      assertThat(here.closeCode()).isEqualTo(4401);
      assertThat(there.closeCode()).isEqualTo(4401);
    }
  }

  /** Somebody who hears what happens from now on. */
  private RawSocket listening(Citizen citizen, Site site) {
    sites.awaitQuiet();
    RawSocket socket = RawSocket.at(address(site)).introduce(citizen.token(), "now");
    socket.next("ready");
    return socket;
  }

  private static void assertClosed(RawSocket socket, int code) {
    try (socket) {
      assertThat(socket.closeCode()).isEqualTo(code);
    }
  }

  private Reply revise(Site at, String method, UUID message, String text) {
    var call = at.call(method, "/api/v1/rooms/" + room + "/messages/" + message).as(minji.token());
    return text.isEmpty() ? call.send() : call.json(Json.message(text)).send();
  }

  private Reply markRead(Citizen reader, Site at, UUID message) {
    return at.put("/api/v1/rooms/" + room + "/read-marker")
        .as(reader.token())
        .json(Json.object().put("messageId", message.toString()))
        .send();
  }

  private static Reply direct(Citizen caller, Site at, Citizen other) {
    return at.put("/api/v1/rooms/direct/" + other.username()).as(caller.token()).send().orFail();
  }

  private static long unread(Citizen reader, Site at, UUID room) {
    for (JsonNode one : reader.reads(at, "/api/v1/rooms").orFail().body().path("rooms")) {
      if (one.path("roomId").asText().equals(room.toString())) {
        return one.path("unread").asLong();
      }
    }
    return -1;
  }

  private static String about(JsonNode event) {
    return event.path("data").path("messageId").asText();
  }

  private static URI address(Site site) {
    return site.addresses().get(0);
  }
}
