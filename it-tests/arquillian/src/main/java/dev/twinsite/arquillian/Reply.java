package dev.twinsite.arquillian;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.util.Optional;

/**
 * What a server answered.
 *
 * @param call the request, as a person would name it
 * @param status the HTTP status
 * @param body the body as JSON; a missing node if it is empty or anything else
 * @param text the body as it came
 */
public record Reply(String call, int status, HttpHeaders headers, JsonNode body, String text) {

  /** Whether the status is below 400. */
  public boolean isSuccess() {
    return status < 400;
  }

  /** The first header of that name. */
  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  /** The member of the body with that name as text; empty text if there is none. */
  public String member(String name) {
    return body.path(name).asText("");
  }

  /**
   * The reply itself, for callers to whom a refusal is a broken assumption.
   *
   * @throws AssertionError if the status is 400 or above; the message has the whole answer
   */
  public Reply orFail() {
    if (!isSuccess()) {
      throw new AssertionError(this.toString());
    }
    return this;
  }

  @Override
  public String toString() {
    return call + " answered " + status + " " + text;
  }
}
