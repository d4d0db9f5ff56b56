package dev.twinsite.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The ops API of either site. The first server that answers is asked from then on; a request that
 * got no answer at all is put to the next one only if it changes nothing, or was never sent.
 */
final class OpsApi {

  static final ObjectMapper JSON = new ObjectMapper();

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
  private final List<URI> servers;
  private final Optional<String> token;

  OpsApi(List<URI> servers, Optional<String> token) {
    this.servers = List.copyOf(servers);
    this.token = token;
  }

  JsonNode get(String path) throws Failure {
    return send("GET", path, null);
  }

  JsonNode post(String path, JsonNode body) throws Failure {
    return send("POST", path, body);
  }

  private JsonNode send(String method, String path, @Nullable JsonNode body) throws Failure {
    StringBuilder trouble = new StringBuilder();
    for (URI server : servers) {
      try {
        return read(client.send(request(server, method, path, body), BodyHandlers.ofString()));
      } catch (java.net.ConnectException | java.net.http.HttpConnectTimeoutException e) {
        trouble.append("\n  ").append(server).append(" does not answer");
      } catch (IOException e) {
        unknownUnless(method.equals("GET"), server, e);
        trouble.append("\n  ").append(server).append(": ").append(e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Failure(Failure.UNREACHABLE, "interrupted");
      }
    }
    throw new Failure(Failure.UNREACHABLE, "no ops server answers:" + trouble);
  }

  private static void unknownUnless(boolean harmless, URI server, IOException e) throws Failure {
    if (!harmless) {
      throw new Failure(
          Failure.UNREACHABLE,
          server + " stopped answering (" + e.getMessage() + "): look before you try again");
    }
  }

  private HttpRequest request(URI server, String method, String path, @Nullable JsonNode body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + "/ops/api/v1/" + path)).timeout(PATIENCE);
    token.ifPresent(word -> request.header("Authorization", "Bearer " + word));
    return body == null
        ? request.method(method, BodyPublishers.noBody()).build()
        : request
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body.toString()))
            .build();
  }

  private static JsonNode read(HttpResponse<String> answer) throws Failure {
    JsonNode json = parse(answer.body());
    if (answer.statusCode() < 300) {
      return json;
    }
    boolean allowed = answer.statusCode() != 401 && answer.statusCode() != 403;
    String detail = json.path("detail").asText("status " + answer.statusCode());
    throw new Failure(
        allowed ? Failure.REFUSED : Failure.NOT_ALLOWED,
        json.has("rule") ? json.path("rule").asText() + ": " + detail : detail);
  }

  private static JsonNode parse(String body) {
    try {
      JsonNode json = JSON.readTree(body);
      return json == null ? JSON.createObjectNode() : json;
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode().put("detail", "the answer is not JSON");
    }
  }
}
