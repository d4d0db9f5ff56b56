package dev.twinsite.failover;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Bodies of requests. */
final class Json {

  private Json() {}

  static ObjectNode message(String text) {
    return object().put("text", text);
  }

  static ObjectNode amount(long amount) {
    return object().put("amount", amount);
  }

  static ObjectNode transfer(String to, long amount) {
    return object().put("to", to).put("amount", amount).put("currency", "KRW");
  }

  static ObjectNode room(String name, String... members) {
    ObjectNode room = object().put("name", name);
    ArrayNode usernames = room.putArray("members");
    for (String member : members) {
      usernames.add(member);
    }
    return room;
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
