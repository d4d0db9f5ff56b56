package dev.twinsite.failover;

import dev.twinsite.arquillian.Reply;
import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import java.util.UUID;

/**
 * Somebody with an account. Each call goes to the named site, once, and returns what that site
 * answered.
 */
final class Citizen {

  private static final String PASSWORD = "correct horse battery";

  private final String username;
  private final String token;

  private Citizen(String username, String token) {
    this.username = username;
    this.token = token;
  }

  /** A name that nobody has yet. */
  static String newName(String givenName) {
    return givenName + UUID.randomUUID().toString().substring(0, 8);
  }

  /** Registers somebody, waits until both sites know the name, and logs in. */
  static Citizen joins(Sites sites, Site site, String username) {
    register(site, username, PASSWORD).orFail();
    sites.awaitTrue(
        username + " is registered",
        Sites.SOON,
        () -> isKnown(sites.pangyo(), username) && isKnown(sites.ansan(), username));
    return logsIn(site, username, PASSWORD);
  }

  private static boolean isKnown(Site site, String username) {
    return site.get("/api/v1/users/" + username).send().member("state").equals("posted");
  }

  static Reply register(Site site, String username, String password) {
    var user = Json.object().put("username", username).put("displayName", username);
    return site.post("/api/v1/users").json(user.put("password", password)).send();
  }

  static Citizen logsIn(Site site, String username, String password) {
    return new Citizen(username, logIn(site, username, password).orFail().member("token"));
  }

  static Reply logIn(Site site, String username, String password) {
    var account = Json.object().put("username", username).put("password", password);
    return site.post("/api/v1/sessions").json(account).send();
  }

  String username() {
    return username;
  }

  String token() {
    return token;
  }

  /** Opens a room with these members. */
  UUID opensRoom(Site at, Citizen... members) {
    UUID room = UUID.randomUUID();
    String[] names = new String[members.length];
    for (int i = 0; i < names.length; i++) {
      names[i] = members[i].username;
    }
    at.put("/api/v1/rooms/" + room)
        .as(token)
        .json(Json.room("room " + room, names))
        .send()
        .orFail();
    return room;
  }

  Reply says(Site at, UUID room, UUID message, String text) {
    return at.put("/api/v1/rooms/" + room + "/messages/" + message)
        .as(token)
        .json(Json.message(text))
        .send();
  }

  Reply deposits(Site at, UUID deposit, long amount) {
    return at.put("/api/v1/deposits/" + deposit).as(token).json(Json.amount(amount)).send();
  }

  Reply pays(Site at, UUID transfer, Citizen to, long amount) {
    return at.put("/api/v1/transfers/" + transfer)
        .as(token)
        .json(Json.transfer(to.username, amount))
        .send();
  }

  Reply reads(Site at, String path) {
    return at.get(path).as(token).send();
  }

  Reply wallet(Site at) {
    return reads(at, "/api/v1/wallet").orFail();
  }

  long balance(Site at) {
    return wallet(at).body().path("balance").asLong();
  }

  /** Waits until a transfer of this citizen is posted at the site. */
  void awaitPosted(Sites sites, Site at, UUID transfer) {
    sites.awaitMember(at, "/api/v1/transfers/" + transfer, token, "state", "posted");
  }

  String stateOfTransfer(Site at, UUID transfer) {
    return reads(at, "/api/v1/transfers/" + transfer).member("state");
  }
}
