package dev.twinsite.redfish;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was asked. */
final class Request {

  private static final int LARGEST_BODY = 64 * 1024;

  private final HttpExchange exchange;
  private final String path;

  Request(HttpExchange exchange) {
    this.exchange = exchange;
    String asked = exchange.getRequestURI().getPath();
    this.path =
        asked.length() > 1 && asked.endsWith("/") ? asked.substring(0, asked.length() - 1) : asked;
  }

  String method() {
    return exchange.getRequestMethod();
  }

  /** Without a slash at its end. */
  String path() {
    return path;
  }

  /** The words of the path below the service root. */
  List<String> words() {
    String below = path.substring(Math.min(path.length(), Resources.ROOT.length()));
    return below.isEmpty() ? List.of() : List.of(below.substring(1).split("/", -1));
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  Map<String, String> query() {
    Map<String, String> query = new LinkedHashMap<>();
    String raw = exchange.getRequestURI().getRawQuery();
    for (String part : raw == null ? new String[0] : raw.split("&")) {
      String[] both = part.split("=", 2);
      query.put(decoded(both[0]), both.length < 2 ? "" : decoded(both[1]));
    }
    return query;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /**
   * The body.
   *
   * @throws Problem if it is too large or not a JSON object
   */
  JsonNode body() throws IOException, Problem {
    byte[] bytes = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
    if (bytes.length > LARGEST_BODY) {
      throw new Problem(Message.PAYLOAD_TOO_LARGE.response(LARGEST_BODY));
    }
    try {
      JsonNode body = Response.JSON.readTree(bytes);
      if (body != null && body.isObject()) {
        return body;
      }
    } catch (com.fasterxml.jackson.core.JacksonException e) {
      // Told below.
    }
    throw new Problem(Message.MALFORMED_JSON.response());
  }
}
