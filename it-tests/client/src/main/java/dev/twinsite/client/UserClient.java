package dev.twinsite.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * The calls of one user. Ids are chosen by the caller: after an unknown outcome the same call with
 * the same id finds out, and does what is missing.
 */
public final class UserClient {

  private final Caller caller;
  private final String token;

  UserClient(Caller caller, String token) {
    this.caller = caller;
    this.token = token;
  }

  /** The caller. */
  public Outcome<User> me() {
    return read("/me", body -> Json.as(User.class, body));
  }

  /** Makes a room; the caller is a member. */
  public Outcome<Room> createRoom(UUID roomId, String name, List<String> members) {
    var body = Json.object().put("name", name);
    var names = body.putArray("members");
    members.forEach(names::add);
    return write("/rooms/" + roomId, body, mergeable(), answer -> Json.as(Room.class, answer));
  }

  /** The caller's rooms. */
  public Outcome<List<Room>> rooms() {
    return read(
        "/rooms", body -> Json.listOf(Room.class, body.isArray() ? body : body.path("rooms")));
  }

  /** Adds somebody to a room. */
  public Outcome<Answered> addMember(UUID roomId, String username) {
    return acknowledged(Request.put(members(roomId, username), Json.object(), token, mergeable()));
  }

  /** Removes somebody from a room. */
  public Outcome<Answered> removeMember(UUID roomId, String username) {
    return acknowledged(Request.delete(members(roomId, username), token, mergeable()));
  }

  /**
   * Sends a message.
   *
   * @param text 1 to 4000 characters
   */
  public Outcome<Message> send(UUID roomId, UUID messageId, String text) {
    return write(
        "/rooms/" + roomId + "/messages/" + messageId,
        Json.object().put("text", text),
        mergeable(),
        answer -> Json.as(Message.class, answer));
  }

  /**
   * Has a message of the caller say something else. The last edit counts; it may be sent again.
   *
   * @param text 1 to 4000 characters
   */
  public Outcome<Message> edit(UUID roomId, UUID messageId, String text) {
    var body = Json.object().put("text", text);
    return caller.call(
        Request.patch(message(roomId, messageId), body, token, mergeable()),
        answer -> Json.as(Message.class, answer));
  }

  /** Takes back what a message of the caller says; it stays where it was, and says nothing. */
  public Outcome<Message> delete(UUID roomId, UUID messageId) {
    return caller.call(
        Request.delete(message(roomId, messageId), token, mergeable()),
        answer -> Json.as(Message.class, answer));
  }

  /** Marks a room as read up to a message; the marker never moves back. */
  public Outcome<Answered> markRead(UUID roomId, UUID messageId) {
    var body = Json.object().put("messageId", messageId.toString());
    String path = "/api/v1/rooms/" + roomId + "/read-marker";
    return acknowledged(Request.put(path, body, token, mergeable()));
  }

  /** The room of the caller and somebody else: always the same one. */
  public Outcome<Room> directRoom(String username) {
    return write(
        "/rooms/direct/" + Paths.segment(username),
        Json.object(),
        mergeable(),
        answer -> Json.as(Room.class, answer));
  }

  /**
   * Listens to what happens, at whichever site answers, until it is closed.
   *
   * @param since a cursor of either site; empty for everything
   * @param listener is told each event once, in order, on one thread
   */
  public LiveNews live(Optional<String> since, LiveNews.Listener listener) {
    return new LiveNews(caller, token, since, listener).start();
  }

  /**
   * A room's messages, newest first.
   *
   * @param before the {@code next} of the page before; empty for the newest
   * @param limit 1 to 200
   */
  public Outcome<Page<Message>> history(UUID roomId, Optional<String> before, int limit) {
    return read(
        "/rooms/" + roomId + "/messages" + Paths.page(before, limit),
        body -> Json.page(Message.class, "messages", body));
  }

  /**
   * What is new since a cursor.
   *
   * @param since the cursor of the last call at either site; empty for everything
   * @param wait how long the site may wait for news, up to 25 s, in whole seconds
   */
  public Outcome<Events> sync(Optional<String> since, Duration wait) {
    String query =
        "?wait=" + wait.toSeconds() + since.map(c -> "&since=" + Paths.segment(c)).orElse("");
    return caller.call(
        Request.get("/api/v1/sync" + query, token, mergeable().plus(wait)),
        body -> Json.as(Events.class, body));
  }

  /** The caller's money at the site that answers. */
  public Outcome<Wallet> wallet() {
    return read("/wallet", body -> Json.as(Wallet.class, body));
  }

  /**
   * Puts sandbox money into the caller's wallet.
   *
   * @param amount in minor units, 1 to 10^12
   */
  public Outcome<Transfer> deposit(UUID depositId, long amount) {
    return write(
        "/deposits/" + depositId,
        Json.object().put("amount", amount),
        decisive(),
        answer -> transfer(depositId, answer));
  }

  /** How a deposit stands. */
  public Outcome<Transfer> deposit(UUID depositId) {
    return read("/deposits/" + depositId, body -> transfer(depositId, body));
  }

  /**
   * Pays somebody. Ok with {@code pending} means accepted and undecided: ask again. A site whose
   * share of the caller's money is too small points to the other one, which is then called.
   */
  public Outcome<Transfer> transfer(UUID transferId, Payment payment) {
    var body =
        Json.object()
            .put("to", payment.to())
            .put("amount", payment.amount())
            .put("currency", payment.currency());
    Optional.ofNullable(payment.memo()).ifPresent(memo -> body.put("memo", memo));
    Optional.ofNullable(payment.roomId()).ifPresent(room -> body.put("roomId", room.toString()));
    return write(
        "/transfers/" + transferId, body, decisive(), answer -> transfer(transferId, answer));
  }

  /** How a transfer stands; refused with 404 if the answering site has never heard of it. */
  public Outcome<Transfer> transfer(UUID transferId) {
    return read("/transfers/" + transferId, body -> transfer(transferId, body));
  }

  /**
   * The wallet's statement, newest first.
   *
   * @param before the {@code next} of the page before; empty for the newest
   * @param limit 1 to 200
   */
  public Outcome<Page<Entry>> entries(Optional<String> before, int limit) {
    return read(
        "/wallet/entries" + Paths.page(before, limit),
        body -> Json.page(Entry.class, "entries", body));
  }

  private static Transfer transfer(UUID id, JsonNode body) {
    var named = Json.object();
    body.fields().forEachRemaining(field -> named.set(field.getKey(), field.getValue()));
    return Json.as(Transfer.class, named.put("transferId", id.toString()));
  }

  private static String message(UUID roomId, UUID messageId) {
    return "/api/v1/rooms/" + roomId + "/messages/" + messageId;
  }

  private static String members(UUID roomId, String username) {
    return "/api/v1/rooms/" + roomId + "/members/" + Paths.segment(username);
  }

  private <T> Outcome<T> read(String path, Function<JsonNode, T> reader) {
    return caller.call(Request.get("/api/v1" + path, token, mergeable()), reader);
  }

  private <T> Outcome<T> write(
      String path, JsonNode body, Duration timeout, Function<JsonNode, T> reader) {
    return caller.call(Request.put("/api/v1" + path, body, token, timeout), reader);
  }

  private Outcome<Answered> acknowledged(Request request) {
    return Outcome.withAnswerer(caller.call(request, body -> body));
  }

  private Duration mergeable() {
    return caller.patience().mergeable();
  }

  private Duration decisive() {
    return caller.patience().decisive();
  }
}
