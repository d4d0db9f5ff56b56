package dev.twinsite.redfish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is answered: a status, headers, and a body, which may be empty. */
final class Response {

  static final ObjectMapper JSON = new ObjectMapper();

  private final int status;
  private final String contentType;
  private final byte[] body;
  private final Map<String, String> headers = new LinkedHashMap<>();

  private Response(int status, String contentType, byte[] body) {
    this.status = status;
    this.contentType = contentType;
    this.body = body;
  }

  static Response of(int status, JsonNode body) {
    try {
      return new Response(status, "application/json; charset=utf-8", JSON.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A resource. */
  static Response of(JsonNode resource) {
    Response response = of(200, resource);
    String type = resource.path("@odata.type").asText("");
    if (!type.isEmpty()) {
      response.describedBy(type.substring(1, type.lastIndexOf('.')));
    }
    return response;
  }

  static Response xml(String text) {
    return new Response(
        200, "application/xml; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  static Response empty(int status) {
    return new Response(status, "", new byte[0]);
  }

  private void describedBy(String schema) {
    with("Link", "<http://redfish.dmtf.org/schemas/v1/" + schema + ".json>; rel=describedby");
  }

  Response with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  int status() {
    return status;
  }

  String contentType() {
    return contentType;
  }

  byte[] body() {
    return body;
  }

  Map<String, String> headers() {
    return headers;
  }
}
