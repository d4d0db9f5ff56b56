package dev.twinsite.failover;

import static dev.twinsite.failover.BadInput.put;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The requests that a site must refuse. The caller is {@code minji}, the recipient exists. */
final class BadInputs {

  private static final String MESSAGE = "/api/v1/rooms/{room}/messages/{id}";
  private static final String DEPOSIT = "/api/v1/deposits/{id}";
  private static final String TRANSFER = "/api/v1/transfers/{id}";

  private BadInputs() {}

  static Stream<BadInput> ofMessages() {
    return Stream.of(
        put("an empty text", MESSAGE, "{\"text\":\"\"}", 400, "", "text"),
        put("4001 characters", MESSAGE, text("x".repeat(4001)), 400, "", "text", "4000"),
        put("4001 emoji", MESSAGE, text("😀".repeat(4001)), 400, "", "text", "4000"),
        put("a number as text", MESSAGE, "{\"text\":5}", 400, "", "text"),
        put("a list as text", MESSAGE, "{\"text\":[\"hello\"]}", 400, "", "text"),
        put("null as text", MESSAGE, "{\"text\":null}", 400, "", "text"),
        put("no text", MESSAGE, "{}", 400, "", "text"),
        put("an unknown field", MESSAGE, "{\"text\":\"x\",\"colour\":1}", 400, "", "colour"),
        put("half a JSON object", MESSAGE, "{\"text\":", 400, ""),
        put("a JSON array", MESSAGE, "[]", 400, ""),
        put("two JSON objects", MESSAGE, "{\"text\":\"x\"} {}", 400, ""),
        put("no body", MESSAGE, "", 400, ""),
        put("a body over 64 KiB", MESSAGE, text("x".repeat(70_000)), 413, "too-large", "65536"),
        put(
            "a message id that is no UUID",
            "/api/v1/rooms/{room}/messages/first",
            text("x"),
            400,
            "",
            "messageId"),
        put(
            "a room id that is no UUID",
            "/api/v1/rooms/lobby/messages/{id}",
            text("x"),
            400,
            "",
            "roomId"),
        put(
            "a room of others",
            "/api/v1/rooms/{strange-room}/messages/{id}",
            text("x"),
            403,
            "not-a-member",
            "room"),
        put(
            "a room that does not exist",
            "/api/v1/rooms/" + new UUID(0, 1) + "/messages/{id}",
            text("x"),
            404,
            "unknown-room",
            "room"));
  }

  /** What is to be changed is not there, so the right mistakes are found before that. */
  static Stream<BadInput> ofRevisionsAndMarkers(String caller) {
    String marker = "/api/v1/rooms/{room}/read-marker";
    String direct = "/api/v1/rooms/direct/";
    return Stream.of(
        patch("an edit to nothing", "{\"text\":\"\"}", 400, "", "text"),
        patch("an edit of 4001 emoji", text("😀".repeat(4001)), 400, "", "text", "4000"),
        patch("an edit with more in it", "{\"text\":\"x\",\"colour\":1}", 400, "", "colour"),
        patch("an edit without a text", "{}", 400, "", "text"),
        patch("an edit of nothing", text("x"), 404, "unknown-message", "messageId"),
        put("a marker at nothing", marker, "{\"messageId\":\"{id}\"}", 404, "unknown-message"),
        put("a marker nowhere", marker, "{}", 400, "", "messageId"),
        put("a marker with no UUID", marker, "{\"messageId\":\"last\"}", 400, "", "messageId"),
        put("a marker with more in it", marker, "{\"messageId\":\"{id}\",\"to\":1}", 400, "", "to"),
        put(
            "a marker in a room of others",
            "/api/v1/rooms/{strange-room}/read-marker",
            "{\"messageId\":\"{id}\"}",
            403,
            "not-a-member",
            "room"),
        put("a room alone with oneself", direct + caller, "{}", 422, "direct-room", "username"),
        put("a room with nobody", direct + "nobody0", "{}", 422, "unknown-member"),
        put("a room with a name like no name", direct + "No%20Body", "{}", 400, "", "username"),
        put(
            "a room under an id of a pair",
            "/api/v1/rooms/00000000-0000-8000-8000-000000000001",
            "{\"name\":\"x\"}",
            400,
            "",
            "roomId"));
  }

  private static BadInput patch(
      String what, String body, int status, String rule, String... mentions) {
    return new BadInput(what, "PATCH", MESSAGE, body, status, rule, List.of(mentions));
  }

  static Stream<BadInput> ofDeposits() {
    return amounts().map(amount -> amount.in(DEPOSIT, "{\"amount\":" + amount.json() + "}"));
  }

  static Stream<BadInput> ofTransfers(String sender, String recipient) {
    return Stream.concat(
        amounts().map(amount -> amount.in(TRANSFER, pay(recipient, amount.json(), "KRW"))),
        Stream.of(
            put("a transfer to oneself", TRANSFER, pay(sender, "1", "KRW"), 422, "self-transfer"),
            put(
                "a transfer to nobody",
                TRANSFER,
                pay("nobody0", "1", "KRW"),
                422,
                "unknown-recipient"),
            put(
                "a currency of others",
                TRANSFER,
                pay(recipient, "1", "USD"),
                422,
                "currency-mismatch",
                "KRW"),
            put(
                "a number as currency",
                TRANSFER,
                pay(recipient, "1", "KRW").replace("\"KRW\"", "5"),
                400,
                "",
                "currency"),
            put(
                "more money than there is",
                TRANSFER,
                pay(recipient, "999999999", "KRW"),
                422,
                "insufficient-funds"),
            put("no recipient", TRANSFER, "{\"amount\":1,\"currency\":\"KRW\"}", 400, "", "to"),
            put(
                "no currency",
                TRANSFER,
                "{\"to\":\"" + recipient + "\",\"amount\":1}",
                400,
                "",
                "currency"),
            put(
                "an unknown field",
                TRANSFER,
                with(pay(recipient, "1", "KRW"), "\"tip\":1"),
                400,
                "",
                "tip"),
            put(
                "a room id that is no UUID",
                TRANSFER,
                with(pay(recipient, "1", "KRW"), "\"roomId\":\"lobby\""),
                400,
                "",
                "roomId"),
            put(
                "a room of others",
                TRANSFER,
                with(pay(recipient, "1", "KRW"), "\"roomId\":\"{strange-room}\""),
                403,
                "not-a-member",
                "room"),
            put(
                "a transfer id that is no UUID",
                "/api/v1/transfers/rent",
                pay(recipient, "1", "KRW"),
                400,
                "",
                "transferId"),
            put(
                "a body over 64 KiB",
                TRANSFER,
                with(pay(recipient, "1", "KRW"), "\"memo\":\"" + "x".repeat(70_000) + "\""),
                413,
                "too-large",
                "65536")));
  }

  private static Stream<Amount> amounts() {
    return Stream.of(
        new Amount("an amount of 0", "0", List.of("amount", "1")),
        new Amount("a negative amount", "-5", List.of("amount", "1")),
        new Amount("half a won", "1.5", List.of("amount")),
        new Amount("more than 10^12", "1000000000001", List.of("amount", "1000000000000")),
        new Amount("far more than 10^12", "9".repeat(30), List.of("amount")),
        new Amount("text as amount", "\"5\"", List.of("amount")),
        new Amount("null as amount", "null", List.of("amount")));
  }

  private record Amount(String what, String json, List<String> mentions) {
    BadInput in(String path, String body) {
      return new BadInput(what, "PUT", path, body, 400, "", mentions);
    }
  }

  private static String text(String text) {
    return Json.message(text).toString();
  }

  private static String pay(String to, String amount, String currency) {
    return "{\"to\":\"%s\",\"amount\":%s,\"currency\":\"%s\"}".formatted(to, amount, currency);
  }

  private static String with(String object, String member) {
    return object.substring(0, object.length() - 1) + "," + member + "}";
  }
}
