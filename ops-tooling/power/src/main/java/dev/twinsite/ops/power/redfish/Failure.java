package dev.twinsite.ops.power.redfish;

import com.fasterxml.jackson.databind.JsonNode;
import dev.twinsite.ops.power.PowerException;
import dev.twinsite.ops.power.PowerRefusedException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Turns the answer of a service that did not do what it was asked into one clear sentence. */
final class Failure {

  private static final int LONGEST = 600;

  private Failure() {}

  /** Refused, if asking again cannot help; else a failure of which nothing is known. */
  static PowerException of(String method, URI target, Reply reply) {
    String sentence =
        method + " " + target + " was answered " + reply.status() + words(reply.jsonOrNothing());
    boolean refused = reply.status() >= 400 && reply.status() < 500 && !reply.isBusy();
    return refused ? new PowerRefusedException(sentence) : new PowerException(sentence);
  }

  /** What an error body says: every extended message with its id, or else the error as a whole. */
  static String words(JsonNode body) {
    JsonNode error = body.path("error");
    List<String> messages = new ArrayList<>();
    error.path("@Message.ExtendedInfo").forEach(message -> messages.add(sentence(message)));
    if (messages.isEmpty() && error.isObject()) {
      messages.add(text(error, "message") + " (" + text(error, "code") + ")");
    }
    String all = String.join(" ", messages).strip();
    return all.isEmpty() ? "" : ": " + all.substring(0, Math.min(LONGEST, all.length()));
  }

  private static String sentence(JsonNode message) {
    String resolution = text(message, "Resolution");
    String said = text(message, "Message") + " (" + text(message, "MessageId") + ")";
    return resolution.isEmpty() ? said : said + " " + resolution;
  }

  private static String text(JsonNode object, String member) {
    return object.path(member).asText("");
  }
}
