package dev.twinsite.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One request, before it is known which node gets it.
 *
 * @param path with its query, relative to the base URL
 * @param body null if there is none
 * @param token null if the call needs no log-in
 * @param timeout for one attempt
 */
record Request(
    String method, String path, @Nullable JsonNode body, @Nullable String token, Duration timeout) {

  static Request get(String path, @Nullable String token, Duration timeout) {
    return new Request("GET", path, null, token, timeout);
  }

  static Request put(String path, JsonNode body, @Nullable String token, Duration timeout) {
    return new Request("PUT", path, body, token, timeout);
  }

  static Request post(String path, JsonNode body, @Nullable String token, Duration timeout) {
    return new Request("POST", path, body, token, timeout);
  }

  static Request delete(String path, @Nullable String token, Duration timeout) {
    return new Request("DELETE", path, null, token, timeout);
  }

  /** A read leaves no doubt behind when its answer is lost. */
  boolean isRead() {
    return method.equals("GET");
  }

  Request within(Duration remaining) {
    return remaining.compareTo(timeout) < 0
        ? new Request(method, path, body, token, remaining)
        : this;
  }
}
