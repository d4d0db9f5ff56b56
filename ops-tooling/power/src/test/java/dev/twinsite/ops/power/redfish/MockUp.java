package dev.twinsite.ops.power.redfish;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A Redfish service as DMTF publishes mock-ups: a tree of folders, each with an {@code index.json}.
 * Answers for single requests can be laid ready; they are given once each, before the tree's own.
 */
final class MockUp implements AutoCloseable {

  /** An answer: status, headers by name, body. */
  record Answer(int status, Map<String, String> headers, String body) {
    static Answer of(int status) {
      return new Answer(status, Map.of(), "");
    }
  }

  private final String tree;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Deque<Answer>> ready = new ConcurrentHashMap<>();

  /** What was asked, as {@code METHOD path body}. */
  final List<String> asked = new CopyOnWriteArrayList<>();

  /** The tokens and authorizations that requests carried. */
  final List<String> shown = new CopyOnWriteArrayList<>();

  MockUp(String tree) {
    this.tree = "/mockup/" + tree;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  URI root() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/redfish/v1");
  }

  /** Lays answers ready for a request such as {@code "GET /redfish/v1"}, in their order. */
  MockUp answers(String request, Answer... answers) {
    ready.computeIfAbsent(request, any -> new ArrayDeque<>()).addAll(List.of(answers));
    return this;
  }

  /** A session is made for whoever asks next, with this token. */
  MockUp withSession(String token) {
    return answers(
        "POST /redfish/v1/SessionService/Sessions",
        new Answer(
            201,
            Map.of("X-Auth-Token", token, "Location", "/redfish/v1/SessionService/Sessions/1"),
            "{}"));
  }

  long times(String beginning) {
    return asked.stream().filter(request -> request.startsWith(beginning)).count();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      asked.add((request + " " + body).strip());
      String token = exchange.getRequestHeaders().getFirst("X-Auth-Token");
      String basic = exchange.getRequestHeaders().getFirst("Authorization");
      shown.add(token + " " + basic);
      send(exchange, next(request, exchange.getRequestURI().getPath()));
    }
  }

  private Answer next(String request, String path) throws IOException {
    Deque<Answer> laid = ready.getOrDefault(request, new ArrayDeque<>());
    synchronized (laid) {
      if (!laid.isEmpty()) {
        return laid.poll();
      }
    }
    try (InputStream file = MockUp.class.getResourceAsStream(tree + path + "/index.json")) {
      return file == null || !request.startsWith("GET ")
          ? Answer.of(request.startsWith("GET ") ? 404 : 405)
          : new Answer(200, Map.of(), new String(file.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
