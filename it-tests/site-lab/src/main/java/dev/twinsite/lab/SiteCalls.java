package dev.twinsite.lab;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The few calls the lab makes to the servers of a site. */
final class SiteCalls {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  /** A log-in hashes a password, which takes long on a machine that has much else to do. */
  private static final Duration WRITE_LIMIT = Duration.ofSeconds(20);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  /**
   * An answer.
   *
   * @param status of HTTP
   */
  record Answer(int status, String text) {
    Map<String, @Nullable Object> body() {
      try {
        return Json.object(text);
      } catch (IllegalArgumentException e) {
        return Map.of();
      }
    }
  }

  /** What the server answers; empty if it does not. */
  Optional<Answer> get(URI base, String path, String token) {
    return send(request(base, path, token).GET().build());
  }

  Optional<Answer> get(URI base, String path) {
    return get(base, path, "");
  }

  Optional<Answer> post(URI base, String path, String token, Map<String, ?> body) {
    return send("POST", base, path, token, body);
  }

  Optional<Answer> put(URI base, String path, String token, Map<String, ?> body) {
    return send("PUT", base, path, token, body);
  }

  private Optional<Answer> send(
      String method, URI base, String path, String token, Map<String, ?> body) {
    return send(
        request(base, path, token)
            .header("Content-Type", "application/json")
            .timeout(WRITE_LIMIT)
            .method(method, BodyPublishers.ofString(Json.write(body)))
            .build());
  }

  private static HttpRequest.Builder request(URI base, String path, String token) {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(LIMIT);
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return request;
  }

  private Optional<Answer> send(HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      return Optional.of(new Answer(response.statusCode(), response.body()));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      throw Await.interrupted(e);
    }
  }
}
