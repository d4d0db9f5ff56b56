package dev.twinsite.redfish;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.CRC32;

/**
 * The service, listening on the loopback address. One account may do everything; without it only
 * the service root and what describes the service can be read, as the standard wants it.
 */
public final class RedfishService implements AutoCloseable {

  static {
    // Each answer would wait 40 ms for the acknowledgement of its head.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final String READ = "GET, HEAD";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool(RedfishService::thread);
  private final InstantSource clock;
  private final String name;
  private final UUID uuid;
  private final ManagedServers servers;
  private final Sessions sessions;
  private final Tasks tasks;
  private final Systems systems;

  /** What a service is. */
  public record Setup(String name, String username, String password, int pageSize) {

    /**
     * @throws IllegalArgumentException unless a page has 1 to 1000 servers
     */
    public Setup {
      if (pageSize < 1 || pageSize > 1000) {
        throw new IllegalArgumentException("page size " + pageSize + ", not 1 to 1000");
      }
    }

    @Override
    public String toString() {
      return "Setup[name=" + name + ", username=" + username + "]";
    }
  }

  /**
   * Starts a service.
   *
   * @param port of the loopback address; 0 for any
   * @throws IOException if the port is taken
   */
  public RedfishService(int port, Setup setup, ManagedServers servers, InstantSource clock)
      throws IOException {
    this.name = setup.name();
    this.uuid = UUID.nameUUIDFromBytes(setup.name().getBytes(StandardCharsets.UTF_8));
    this.servers = servers;
    this.clock = clock;
    this.sessions = new Sessions(setup.username(), setup.password(), clock);
    this.tasks = new Tasks(clock);
    this.systems = new Systems(servers, setup.pageSize(), tasks, threads);
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(null, work, "redfish", 256 * 1024);
    thread.setDaemon(true);
    return thread;
  }

  /** The address of the service root. */
  public URI root() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + Resources.ROOT);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request request = new Request(exchange);
      Response response = answer(request);
      readToItsEnd(exchange.getRequestBody());
      send(exchange, request, response);
    }
  }

  /** Otherwise the server would close the connection, which others would have to open again. */
  private static void readToItsEnd(InputStream body) throws IOException {
    byte[] rest = new byte[8192];
    for (int blocks = 0; blocks < 16 && body.read(rest) >= 0; blocks++) {
      // Nobody wants it.
    }
  }

  private Response answer(Request request) throws IOException {
    try {
      if (!request.header("OData-Version").orElse("4.0").equals("4.0")) {
        return Message.PRECONDITION_FAILED.response("OData-Version");
      }
      return isOpen(request) || sessions.letsIn(request)
          ? route(request)
          : Message.NO_VALID_SESSION.response();
    } catch (Problem e) {
      return e.response();
    } catch (RuntimeException e) {
      e.printStackTrace();
      return Message.INTERNAL_ERROR.response();
    }
  }

  /** What nobody has to log in for. */
  private static boolean isOpen(Request request) {
    String path = request.path();
    return path.equals("/redfish")
        || path.equals(Resources.ROOT)
        || path.equals(Resources.ROOT + "/odata")
        || path.equals(Resources.ROOT + "/$metadata")
        || path.equals(Resources.SESSIONS) && request.method().equals("POST");
  }

  private Response route(Request request) throws IOException, Problem {
    if (request.path().equals("/redfish")) {
      return read(request, Resources.versions());
    }
    if (!request.path().startsWith(Resources.ROOT)) {
      throw missing(request);
    }
    List<String> words = request.words();
    return switch (words.isEmpty() ? "" : words.get(0)) {
      case "" -> read(request, Resources.root(name, uuid));
      case "odata" -> exactly(request, 1, Resources.odata());
      case "$metadata" -> metadata(request);
      case "Systems" -> system(request, words);
      case "SessionService" -> session(request, words);
      case "TaskService" -> task(request, words);
      default -> throw missing(request);
    };
  }

  private Response system(Request request, List<String> words) throws IOException, Problem {
    if (words.size() == 1) {
      return read(request, systems.page(request.query()));
    }
    ManagedServer server = servers.find(words.get(1)).orElseThrow(() -> missing(request));
    return switch (String.join("/", words.subList(2, words.size()))) {
      case "" -> read(request, systems.resource(server));
      case "ResetActionInfo" -> read(request, systems.actionInfo(server));
      case "Actions/ComputerSystem.Reset" -> {
        requireMethod(request, "POST");
        yield systems.reset(server, request.body());
      }
      default -> throw missing(request);
    };
  }

  private Response session(Request request, List<String> words) throws IOException, Problem {
    if (words.size() == 1) {
      return read(request, Resources.sessionService());
    }
    if (!words.get(1).equals("Sessions") || words.size() > 3) {
      throw missing(request);
    }
    return words.size() == 2 ? allSessions(request) : oneSession(request, words.get(2));
  }

  private Response allSessions(Request request) throws IOException, Problem {
    requireMethod(request, READ + ", POST");
    return request.method().equals("POST")
        ? sessions.logIn(request.body())
        : Response.of(
                Resources.collection(
                    "SessionCollection", Resources.SESSIONS, "Sessions", sessions.ids()))
            .with("Allow", READ + ", POST");
  }

  private Response oneSession(Request request, String id) throws Problem {
    requireMethod(request, READ + ", DELETE");
    if (request.method().equals("DELETE")) {
      if (sessions.end(id)) {
        return Response.empty(204);
      }
      throw missing(request);
    }
    ObjectNode session = sessions.resource(id).orElseThrow(() -> missing(request));
    return Response.of(session).with("Allow", READ + ", DELETE");
  }

  private Response task(Request request, List<String> words) throws Problem {
    String rest = String.join("/", words.subList(1, words.size()));
    if (rest.isEmpty()) {
      return read(request, Resources.taskService(clock.instant()));
    }
    if (rest.equals("Tasks")) {
      return read(
          request,
          Resources.collection("TaskCollection", Tasks.BASE + "/Tasks", "Tasks", tasks.ids()));
    }
    String id = words.get(words.size() - 1);
    Optional<Response> answer =
        rest.equals("TaskMonitors/" + id)
            ? tasks.monitor(id)
            : rest.equals("Tasks/" + id) ? tasks.resource(id).map(Response::of) : Optional.empty();
    requireMethod(request, READ);
    return answer.orElseThrow(() -> missing(request));
  }

  private static Response metadata(Request request) throws Problem {
    requireMethod(request, READ);
    return Response.xml(Resources.metadata()).with("Allow", READ);
  }

  private static Response exactly(Request request, int words, ObjectNode resource) throws Problem {
    if (request.words().size() != words) {
      throw missing(request);
    }
    return read(request, resource);
  }

  private static Response read(Request request, ObjectNode resource) throws Problem {
    requireMethod(request, READ);
    return Response.of(resource).with("Allow", READ);
  }

  private static void requireMethod(Request request, String allowed) throws Problem {
    if (!List.of(allowed.split(", ")).contains(request.method())) {
      throw new Problem(Message.OPERATION_NOT_ALLOWED.response().with("Allow", allowed));
    }
  }

  private static Problem missing(Request request) {
    return new Problem(Message.RESOURCE_MISSING_AT_URI.response(request.path()));
  }

  private static void send(HttpExchange exchange, Request request, Response response)
      throws IOException {
    boolean reads = response.status() == 200;
    String tag = reads ? tag(response.body()) : "";
    boolean known = reads && request.header("If-None-Match").orElse("").equals(tag);
    var headers = exchange.getResponseHeaders();
    headers.set("OData-Version", "4.0");
    headers.set("Cache-Control", "no-cache");
    response.headers().forEach(headers::set);
    if (request.header("Connection").orElse("").equalsIgnoreCase("close")) {
      headers.set("Connection", "close"); // The server closes it and does not say so by itself.
    }
    if (response.status() == 401) {
      headers.set("WWW-Authenticate", "Basic realm=\"Redfish\"");
    }
    if (reads) {
      headers.set("ETag", tag);
    }
    if (response.body().length > 0) {
      headers.set("Content-Type", response.contentType());
    }
    boolean bodiless = known || request.method().equals("HEAD") || response.body().length == 0;
    exchange.sendResponseHeaders(
        known ? 304 : response.status(), bodiless ? -1 : response.body().length);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(bodiless ? new byte[0] : response.body());
    }
  }

  private static String tag(byte[] body) {
    CRC32 sum = new CRC32();
    sum.update(body);
    return "W/\"%08X\"".formatted(sum.getValue());
  }
}
