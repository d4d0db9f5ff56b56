package dev.twinsite.failover;

import com.fasterxml.jackson.databind.JsonNode;
import dev.twinsite.arquillian.Reply;
import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Two people who share a room and have money, and all that they were told. One has signed up at
 * each site.
 */
final class Town {

  /** What each of them has at the beginning, in won. */
  static final long DEPOSIT = 1_000_000;

  private final Citizen minji;
  private final Citizen junho;
  private final UUID room;
  private final Told told = new Told();

  private Town(Citizen minji, Citizen junho, UUID room) {
    this.minji = minji;
    this.junho = junho;
    this.room = room;
  }

  /** A new town, known at both sites. */
  static Town founded(Sites sites) {
    Citizen minji = Citizen.joins(sites.pangyo(), Citizen.newName("minji"));
    Citizen junho = Citizen.joins(sites.ansan(), Citizen.newName("junho"));
    Town town = new Town(minji, junho, minji.opensRoom(sites.pangyo(), junho));
    minji.deposits(sites.pangyo(), UUID.randomUUID(), DEPOSIT).orFail();
    junho.deposits(sites.ansan(), UUID.randomUUID(), DEPOSIT).orFail();
    sites.awaitQuiet();
    return town;
  }

  Citizen minji() {
    return minji;
  }

  Citizen junho() {
    return junho;
  }

  Told told() {
    return told;
  }

  /** Minji says something that nobody has said before. */
  UUID message(Site at, Told.Answer expected) {
    return message(at, "", expected);
  }

  /** Minji says something long. */
  UUID longMessage(Site at, Told.Answer expected) {
    return message(at, "x".repeat(3_900), expected);
  }

  private UUID message(Site at, String more, Told.Answer expected) {
    UUID id = UUID.randomUUID();
    Told.Answer answer = told.message(id, () -> minji.says(at, room, id, "message " + id + more));
    if (answer != expected) {
      throw new AssertionError(
          "message " + id + " at " + at + " is " + answer + ", not " + expected);
    }
    return id;
  }

  /** Minji pays Junho. */
  UUID transfer(Site at, long amount, Told.Answer expected) {
    UUID id = UUID.randomUUID();
    Reply[] reply = new Reply[1];
    Told.Answer answer = told.transfer(id, () -> reply[0] = minji.pays(at, id, junho, amount));
    if (answer != expected) {
      throw new AssertionError(
          "transfer " + id + " at " + at + " is " + answer + ", not " + expected + ": " + reply[0]);
    }
    return id;
  }

  /** One message and one transfer, whatever the site says of them. */
  void anything(Site at, Citizen payer, Citizen payee, long amount) {
    UUID message = UUID.randomUUID();
    told.message(message, () -> payer.says(at, room, message, "message " + message));
    UUID transfer = UUID.randomUUID();
    told.transfer(transfer, () -> payer.pays(at, transfer, payee, amount));
  }

  String stateOf(Site at, UUID transfer) {
    return minji.stateOfTransfer(at, transfer);
  }

  /** Waits until the transfer is in that state at the site. */
  void awaitState(Sites sites, Site at, UUID transfer, String state) {
    sites.awaitState(at, transfer.toString(), minji.token(), state);
  }

  /** The ids of all messages of the room at the site, oldest first. */
  List<UUID> messagesAt(Site site) {
    List<UUID> ids = new ArrayList<>();
    String before = "";
    do {
      JsonNode page = page(site, before);
      page.path("messages")
          .forEach(each -> ids.add(0, UUID.fromString(each.path("messageId").asText())));
      before = page.path("next").asText("");
    } while (!before.isEmpty());
    return ids;
  }

  private JsonNode page(Site site, String before) {
    String from = before.isEmpty() ? "" : "&before=" + before;
    String path = "/api/v1/rooms/" + room + "/messages?limit=200" + from;
    return minji.reads(site, path).orFail().body();
  }
}
