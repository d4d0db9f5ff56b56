package dev.twinsite.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Sends one request to one node and says what is certain afterwards. */
final class Transport {

  private static final int TOO_MANY = 429;
  private static final int NOT_NOW = 503;

  private final HttpClient http;

  Transport(HttpClient http) {
    this.http = http;
  }

  static HttpClient newHttpClient(Duration connect) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(connect)
        .build();
  }

  Attempt send(Node node, Request request) {
    try {
      return judge(node, http.send(http(node.base(), request), BodyHandlers.ofString()));
    } catch (HttpConnectTimeoutException | ConnectException e) {
      return new Attempt.NotSent(node + " took no connection: " + e);
    } catch (IOException e) {
      return new Attempt.InDoubt(node + " gave no answer: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Attempt.InDoubt(node + " gave no answer: interrupted");
    }
  }

  /** Asks without waiting whether a node takes payments. */
  CompletableFuture<Boolean> isWell(Node node, Duration timeout) {
    Request question = Request.get("/api/v1/site/ready?for=payments", null, timeout);
    return http.sendAsync(http(node.base(), question), BodyHandlers.discarding())
        .thenApply(answer -> answer.statusCode() == 200)
        .exceptionally(failure -> false);
  }

  /** Opens a socket to a node; fails if it takes none in time. */
  CompletableFuture<WebSocket> open(
      Node node, String path, Duration timeout, WebSocket.Listener listener) {
    String base = node.base().toString().replaceFirst("^http", "ws");
    return http.newWebSocketBuilder()
        .connectTimeout(timeout)
        .buildAsync(URI.create(base + path), listener);
  }

  private static HttpRequest http(URI base, Request request) {
    var builder =
        HttpRequest.newBuilder(URI.create(base + request.path())).timeout(request.timeout());
    if (request.token() != null) {
      builder.header("Authorization", "Bearer " + request.token());
    }
    JsonNode body = request.body();
    if (body == null) {
      return builder.method(request.method(), BodyPublishers.noBody()).build();
    }
    return builder
        .header("Content-Type", "application/json")
        .method(request.method(), BodyPublishers.ofString(body.toString()))
        .build();
  }

  private static Attempt judge(Node node, HttpResponse<String> answer) {
    Attempt.Settled settled = settled(node, answer);
    if (answer.statusCode() == NOT_NOW || answer.statusCode() == TOO_MANY) {
      return new Attempt.NotNow(settled, retryAfter(answer), alternates(settled.body()));
    }
    if (answer.statusCode() >= 500) {
      return new Attempt.InDoubt(node + " answered " + answer.statusCode());
    }
    return settled;
  }

  private static Attempt.Settled settled(Node node, HttpResponse<String> answer) {
    return new Attempt.Settled(
        answer.statusCode(),
        Json.parse(answer.body()),
        answer.headers().firstValue("X-Site").orElse(node.site()),
        answer.headers().firstValue("X-Node").orElse(""),
        answer.headers().firstValue("X-Durability").flatMap(Durability::named));
  }

  private static Optional<Duration> retryAfter(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .filter(seconds -> seconds.matches("\\d{1,6}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
  }

  private static List<URI> alternates(JsonNode problem) {
    List<URI> urls = new ArrayList<>();
    problem.path("alternates").forEach(url -> urls.add(URI.create(url.asText())));
    return urls;
  }
}
