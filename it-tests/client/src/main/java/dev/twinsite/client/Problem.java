package dev.twinsite.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * Why a site refused a request (RFC 9457).
 *
 * @param status the HTTP status
 * @param type the stable name of the rule; {@code about:blank} if the answer names none
 * @param detail the sentence for a person, which names the field and the limit
 * @param body the whole answer, for members beyond these; missing if it was not JSON
 */
public record Problem(int status, String type, String detail, JsonNode body) {

  static Problem of(int status, JsonNode body) {
    return new Problem(
        status,
        body.path("type").asText("about:blank"),
        body.path("detail").asText(body.path("title").asText("")),
        body);
  }

  static Problem withoutBody(int status) {
    return of(status, MissingNode.getInstance());
  }

  /**
   * Whether this is the rule with that short name, such as {@code insufficient-funds}: the last
   * part of the type, or the member {@code rule}.
   */
  public boolean is(String rule) {
    return type.equals(rule)
        || type.endsWith("/" + rule)
        || type.endsWith(":" + rule)
        || type.endsWith("#" + rule)
        || body.path("rule").asText("").equals(rule);
  }

  @Override
  public String toString() {
    return status + " " + type + (detail.isEmpty() ? "" : ": " + detail);
  }
}
