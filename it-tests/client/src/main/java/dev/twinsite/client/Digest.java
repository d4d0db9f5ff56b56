package dev.twinsite.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * What a site holds up to a position, small enough to compare with the other site's.
 *
 * @param body the whole answer
 */
public record Digest(JsonNode body) {

  /**
   * What must be equal at both sites: everything but who answered and when. Each value stands under
   * the path of its field.
   */
  public Map<String, String> comparable() {
    Map<String, String> values = new java.util.TreeMap<>();
    collect("", body instanceof ObjectNode object ? withoutAnswerer(object) : body, values);
    return values;
  }

  /** The sum of all accounts in minor units. Zero, unless money was created or lost. */
  public long total() {
    JsonNode total = body.path("total");
    return total.isMissingNode() ? body.path("totalOfAccounts").asLong() : total.asLong();
  }

  private static JsonNode withoutAnswerer(ObjectNode answer) {
    ObjectNode copy = answer.deepCopy();
    copy.remove("site");
    copy.remove("node");
    copy.remove("takenAt");
    return copy;
  }

  private static void collect(String path, JsonNode node, Map<String, String> values) {
    if (node.isContainerNode()) {
      node.fields().forEachRemaining(f -> collect(path + "/" + f.getKey(), f.getValue(), values));
      for (int i = 0; node.isArray() && i < node.size(); i++) {
        collect(path + "/" + i, node.get(i), values);
      }
    } else {
      values.put(path, node.asText());
    }
  }
}
