package dev.twinsite.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real HTTP server that answers, fails or falls silent as a test has written it down. */
final class ScriptedSite implements AutoCloseable {

  /** What the server does with a request. */
  interface Scene {
    void play(HttpExchange exchange) throws IOException;
  }

  /** A request as it arrived. */
  record Arrived(String method, String path, String authorization, JsonNode body) {}

  private final String name;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch end = new CountDownLatch(1);
  private final Queue<Scene> script = new ArrayDeque<>();
  private final List<Arrived> arrived = new CopyOnWriteArrayList<>();
  private volatile boolean ready;

  ScriptedSite(String name) throws IOException {
    this.name = name;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  SiteAddress address() {
    return new SiteAddress(name, List.of(url()));
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  ScriptedSite answers(int status, String body) {
    return plays(exchange -> respond(exchange, status, body));
  }

  ScriptedSite refuses(int status, String rule) {
    return answers(status, "{\"type\":\"https://twinsite.dev/problems/" + rule + "\"}");
  }

  ScriptedSite isNotReadyFor(int seconds, String... alternates) {
    return plays(
        exchange -> {
          exchange.getResponseHeaders().add("Retry-After", Integer.toString(seconds));
          var body = Json.object();
          var urls = body.putArray("alternates");
          List.of(alternates).forEach(urls::add);
          respond(exchange, 503, body.toString());
        });
  }

  ScriptedSite fallsSilent() {
    return plays(exchange -> awaitEnd());
  }

  ScriptedSite breaksTheConnection() {
    return plays(HttpExchange::close);
  }

  ScriptedSite plays(Scene scene) {
    synchronized (script) {
      script.add(scene);
    }
    return this;
  }

  void becomesReady() {
    ready = true;
  }

  /** The requests but those that only ask whether the site is ready. */
  List<Arrived> arrived() {
    return arrived;
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString();
    if (path.startsWith("/api/v1/site/ready?for=payments")) {
      respond(exchange, ready ? 200 : 503, "");
      return;
    }
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    arrived.add(
        new Arrived(exchange.getRequestMethod(), path, "" + authorization, Json.parse(body)));
    nextScene().play(exchange);
  }

  /** The last scene is played for ever. */
  private Scene nextScene() {
    synchronized (script) {
      return script.size() > 1 ? script.remove() : script.element();
    }
  }

  private void respond(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("X-Site", name);
    exchange.getResponseHeaders().add("X-Node", name + "-1");
    exchange.getResponseHeaders().add("X-Durability", "both-sites");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void awaitEnd() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
