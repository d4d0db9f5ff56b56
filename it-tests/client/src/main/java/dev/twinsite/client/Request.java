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
 * @param once whether every node is asked at most once, because a site that says no has answered
 *     the question
 */
record Request(
    String method,
    String path,
    @Nullable JsonNode body,
    @Nullable String token,
    Duration timeout,
    boolean once) {

  static Request get(String path, @Nullable String token, Duration timeout) {
    return new Request("GET", path, null, token, timeout, false);
  }

  static Request put(String path, JsonNode body, @Nullable String token, Duration timeout) {
    return new Request("PUT", path, body, token, timeout, false);
  }

  static Request patch(String path, JsonNode body, @Nullable String token, Duration timeout) {
    return new Request("PATCH", path, body, token, timeout, false);
  }

  static Request post(String path, JsonNode body, @Nullable String token, Duration timeout) {
    return new Request("POST", path, body, token, timeout, false);
  }

  static Request delete(String path, @Nullable String token, Duration timeout) {
    return new Request("DELETE", path, null, token, timeout, false);
  }

  /** The same, asking every node at most once. */
  Request asked() {
    return new Request(method, path, body, token, timeout, true);
  }

  /** A read leaves no doubt behind when its answer is lost. */
  boolean isRead() {
    return method.equals("GET");
  }

  Request within(Duration remaining) {
    return remaining.compareTo(timeout) < 0
        ? new Request(method, path, body, token, remaining, once)
        : this;
  }
}
