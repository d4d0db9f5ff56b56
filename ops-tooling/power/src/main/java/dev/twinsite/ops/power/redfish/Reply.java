package dev.twinsite.ops.power.redfish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.twinsite.ops.power.PowerException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** What a Redfish service answered. */
final class Reply {

  private final HttpResponse<byte[]> response;

  Reply(HttpResponse<byte[]> response) {
    this.response = response;
  }

  int status() {
    return response.statusCode();
  }

  boolean isGood() {
    return status() >= 200 && status() < 300;
  }

  /** Whether the service says that it cannot answer now, which is no answer to the question. */
  boolean isBusy() {
    return status() == 503 || status() == 429;
  }

  boolean isAccepted() {
    return status() == 202;
  }

  Optional<String> header(String name) {
    return response.headers().firstValue(name);
  }

  /** How long the service asks to wait, if it says so in seconds. */
  Optional<Duration> retryAfter() {
    return header("Retry-After")
        .map(String::strip)
        .filter(text -> text.matches("[0-9]{1,6}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)));
  }

  /** The body; a missing node if there is none. */
  JsonNode json() throws PowerException {
    if (response.body().length == 0) {
      return MissingNode.getInstance();
    }
    try {
      return Wire.JSON.readTree(response.body());
    } catch (IOException e) {
      throw new PowerException(response.request().uri() + " answered something that is not JSON");
    }
  }

  /** The body of an error, or nothing if that is not JSON. */
  JsonNode jsonOrNothing() {
    try {
      return json();
    } catch (PowerException e) {
      return MissingNode.getInstance();
    }
  }
}
