package dev.twinsite.arquillian;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One HTTP request to one server, sent once: no retry and no second site, so that a test sees what
 * that server answers.
 */
public final class Call {

  /** How long a server may take to answer before the outcome counts as unknown. */
  public static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  private final String method;
  private final URI uri;
  private final HttpRequest.Builder request;
  private BodyPublisher body = BodyPublishers.noBody();

  Call(String method, URI uri) {
    this.method = method;
    this.uri = uri;
    this.request =
        HttpRequest.newBuilder(uri).timeout(PATIENCE).header("Accept", "application/json");
  }

  /** Sends the bearer token of somebody who has logged in. */
  public Call as(String token) {
    return header("Authorization", "Bearer " + token);
  }

  /** Sends the text as it stands, well-formed or not, as JSON. */
  public Call json(String text) {
    return body(text, "application/json");
  }

  /** Sends the node as JSON. */
  public Call json(JsonNode node) {
    return json(node.toString());
  }

  /** Sends the text as it stands, in UTF-8. */
  public Call body(String text, String contentType) {
    body = BodyPublishers.ofString(text, StandardCharsets.UTF_8);
    return header("Content-Type", contentType);
  }

  /** Sends a header; one of the same name is replaced. */
  public Call header(String name, String value) {
    request.setHeader(name, value);
    return this;
  }

  /** Waits that long for an answer instead of {@link #PATIENCE}. */
  public Call within(Duration patience) {
    request.timeout(patience);
    return this;
  }

  /**
   * Sends the request and waits for its answer, whatever its status.
   *
   * @throws NoAnswerException if there is none in time; whether the server has done what was asked
   *     is then unknown
   */
  public Reply send() {
    try {
      return reply(HTTP.send(request.method(method, body).build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new NoAnswerException(this + " got no answer: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoAnswerException(this + " was interrupted", e);
    }
  }

  @Override
  public String toString() {
    return method + " " + uri;
  }

  private Reply reply(HttpResponse<String> answer) {
    return new Reply(
        toString(), answer.statusCode(), answer.headers(), parse(answer.body()), answer.body());
  }

  private static JsonNode parse(String text) {
    try {
      return text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
    } catch (IOException notJson) {
      return MissingNode.getInstance();
    }
  }
}
