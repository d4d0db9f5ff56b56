package dev.twinsite.app.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.app.SiteConfiguration;
import dev.twinsite.app.WebOrigins;
import dev.twinsite.site.SiteName;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.SameThreadExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EdgeHandlerTest {

  private static final SiteConfiguration PANGYO =
      new SiteConfiguration(
          new SiteName("pangyo"),
          new SiteName("ansan"),
          "pangyo-1",
          List.of(URI.create("http://ansan:8080")));

  private static final WebOrigins ORIGINS =
      new WebOrigins(Set.of("http://ansan:8080", "https://chat.example"));

  private final HttpClient client = HttpClient.newHttpClient();
  private final BlockingQueue<HttpServerExchange> slow = new LinkedBlockingQueue<>();
  private Optional<String> closedBecause = Optional.empty();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private volatile String seen = "";
  private volatile String inLog = "";
  private Undertow server;

  @BeforeEach
  void start() {
    server =
        Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setIoThreads(1)
            .setWorkerThreads(1)
            .setServerOption(UndertowOptions.DECODE_URL, false)
            .setHandler(
                new EdgeHandler(
                    this::answer,
                    PANGYO,
                    ORIGINS,
                    () -> closedBecause,
                    new Turnstile(1),
                    this::tell))
            .build();
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void everyAnswerNamesSiteAndNode() throws Exception {
    HttpResponse<String> answer = get("/anything");

    assertThat(answer.body()).isEqualTo("inside");
    assertThat(answer.headers().firstValue("X-Site")).contains("pangyo");
    assertThat(answer.headers().firstValue("X-Node")).contains("pangyo-1");
  }

  @Test
  void aPageOfTheOtherSiteMayReadEveryAnswerAlsoOfAShutDoor() throws Exception {
    assertThat(from("http://ansan:8080", "/api/v1/me").headers().map())
        .containsEntry("Access-Control-Allow-Origin", List.of("http://ansan:8080"))
        .containsKey("Access-Control-Expose-Headers")
        .containsEntry("Vary", List.of("Origin"))
        .doesNotContainKey("Access-Control-Allow-Credentials");
    closedBecause = Optional.of("this node is starting");
    assertThat(from("https://chat.example", "/api/v1/me").headers().map())
        .containsEntry("Access-Control-Allow-Origin", List.of("https://chat.example"));
  }

  @Test
  void anyOtherPageMayReadNothing() throws Exception {
    for (String origin :
        List.of(
            "http://evil.example",
            "null",
            "http://ansan",
            "https://ansan:8080",
            "http://ansan:8080.evil.example",
            "http://chat.example")) {
      assertThat(from(origin, "/api/v1/me").headers().map())
          .as(origin)
          .doesNotContainKey("Access-Control-Allow-Origin");
      assertThat(preflight(origin).headers().map())
          .as(origin)
          .doesNotContainKeys("Access-Control-Allow-Origin", "Access-Control-Allow-Methods");
    }
  }

  @Test
  void aBrowserThatAsksWhatItMayAskNeedsNoTokenAndNoOpenDoor() throws Exception {
    closedBecause = Optional.of("this node is starting");

    HttpResponse<String> answer = preflight("http://ansan:8080");

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().map())
        .containsEntry("Access-Control-Allow-Origin", List.of("http://ansan:8080"))
        .containsEntry("Access-Control-Allow-Methods", List.of("GET, POST, PUT, PATCH, DELETE"))
        .containsEntry(
            "Access-Control-Allow-Headers", List.of("Authorization, Content-Type, X-Request-Id"));
  }

  @Test
  void aPageRunsItsOwnScriptsAndCallsTheTwoSitesOnly() throws Exception {
    HttpResponse<String> answer = get("/index.html");

    assertThat(answer.headers().firstValue("Content-Security-Policy"))
        .contains(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src"
                + " 'self' http://ansan:8080 https://chat.example ws://ansan:8080"
                + " wss://chat.example; base-uri 'none'; form-action 'self'; frame-ancestors"
                + " 'none'");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-cache");
    assertThat(get("/api/v1/me").headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void aShutDoorPointsToTheOtherSite() throws Exception {
    closedBecause = Optional.of("this node is starting");

    HttpResponse<String> answer = get("/api/v1/me");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("X-Site")).contains("pangyo");
    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains("this node is starting", "http://ansan:8080");
  }

  @Test
  void operatorsAreAnsweredBehindAShutDoor() throws Exception {
    closedBecause = Optional.of("this node is starting");

    assertThat(get("/api/v1/site").body()).isEqualTo("inside");
    assertThat(get("/api/v1/site/ready?for=payments").body()).isEqualTo("inside");
    assertThat(get("/api/v1/sites").statusCode()).isEqualTo(503);
  }

  @Test
  void aBodyThatIsAnnouncedAsTooLargeIsNotRead() throws Exception {
    HttpRequest request =
        request("/api/v1/users").POST(BodyPublishers.ofByteArray(new byte[65_537])).build();

    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("64 KiB (65536 bytes)");
  }

  @Test
  void aUrlThatCannotBeDecodedIsAProblemLikeAnyOther() throws Exception {
    for (String url : List.of("/a%zz", "/a%", "/api/v1/sync?since=%zz")) {
      String answer = raw("GET " + url + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

      assertThat(answer)
          .as(url)
          .startsWith("HTTP/1.1 400 ")
          .contains("application/problem+json", "X-Site: pangyo", "X-Node: pangyo-1")
          .contains("urn:twinsite:problem:malformed");
    }
  }

  @Test
  void aRequestIsNotSentBackToItsSender() throws Exception {
    HttpResponse<String> answer =
        client.send(
            request("/api/v1/me").method("TRACE", BodyPublishers.noBody()).build(),
            BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.body()).contains("urn:twinsite:problem:method-not-allowed");
  }

  @Test
  void aRefusalWithoutAWordBecomesAProblem() throws Exception {
    HttpResponse<String> answer = get("/WEB-INF/web.xml");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains("urn:twinsite:problem:not-found");
  }

  @Test
  void aUrlIsDecodedOnce() throws Exception {
    assertThat(get("/%ED%8C%90%EA%B5%90?a=%2541").body()).isEqualTo("inside");
    assertThat(seen).isEqualTo("/판교 %41");
  }

  @Test
  void aCallerMayNameItsRequest() throws Exception {
    HttpRequest request = request("/api/v1/me").header("X-Request-Id", "till-7:4711").build();

    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());

    assertThat(answer.headers().firstValue("X-Request-Id")).contains("till-7:4711");
    assertThat(inLog).isEqualTo("till-7:4711");
  }

  @Test
  void whatIsNoNameIsReplacedByOne() throws Exception {
    for (String name : List.of("two words", "x".repeat(65), "\"quoted\"", "")) {
      HttpRequest request = request("/api/v1/me").header("X-Request-Id", name).build();

      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());

      assertThat(answer.headers().firstValue("X-Request-Id").orElseThrow())
          .as(name)
          .matches("[0-9a-f-]{36}")
          .isEqualTo(inLog);
    }
  }

  @Test
  void aRefusalSaysTheNameOfTheRequest() throws Exception {
    closedBecause = Optional.of("this node is starting");
    HttpRequest request = request("/api/v1/me").header("X-Request-Id", "till-7").build();

    assertThat(client.send(request, BodyHandlers.ofString()).body())
        .contains("\"requestId\":\"till-7\"");
  }

  @Test
  void everyAnswerIsCountedUnderAShortName() throws Exception {
    get("/api/v1/rooms/5f0c/messages/77aa?limit=3");
    get("/api/v1/rooms/5f0c");
    get("/made/up");
    client.send(
        request("/api/v1/transfers/1").method("BREW", BodyPublishers.noBody()).build(),
        BodyHandlers.ofString());
    closedBecause = Optional.of("this node is starting");
    get("/api/v1/made-up");

    awaitTold(5);
    assertThat(told)
        .containsExactly(
            "GET messages 200",
            "GET rooms 200",
            "GET other 200",
            "other transfers 200",
            "GET other 503");
  }

  private void tell(String resource, String method, int status, Duration took) {
    told.add(method + " " + resource + " " + status);
  }

  /** The handler hears of the end of an answer a moment after the client. */
  private void awaitTold(int answers) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (told.size() < answers && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  private String raw(String request) throws IOException {
    try (var socket = new Socket("127.0.0.1", port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void oneWriteTooManyIsTurnedAwayUntilTheOthersAreAnswered() throws Exception {
    CompletableFuture<HttpResponse<String>> first =
        client.sendAsync(write("/api/v1/slow"), BodyHandlers.ofString());
    HttpServerExchange held = slow.poll(10, TimeUnit.SECONDS);

    HttpResponse<String> second = client.send(write("/api/v1/any"), BodyHandlers.ofString());

    assertThat(second.statusCode()).isEqualTo(429);
    assertThat(second.headers().firstValue("Retry-After")).contains("1");
    assertThat(second.body()).contains("urn:twinsite:problem:too-many-requests");
    assertThat(get("/api/v1/me").body()).isEqualTo("inside");

    held.getResponseSender().send("inside");
    assertThat(first.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    awaitRoom();
  }

  /** The handler hears of the end of an answer a moment after the client. */
  private void awaitRoom() throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    int status = 429;
    while (status == 429 && System.nanoTime() < end) {
      status = client.send(write("/api/v1/any"), BodyHandlers.ofString()).statusCode();
    }
    assertThat(status).isEqualTo(200);
  }

  private HttpResponse<String> from(String origin, String path) throws Exception {
    return client.send(request(path).header("Origin", origin).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> preflight(String origin) throws Exception {
    HttpRequest question =
        request("/api/v1/rooms/5f0c/messages/77aa")
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "PUT")
            .method("OPTIONS", BodyPublishers.noBody())
            .build();
    return client.send(question, BodyHandlers.ofString());
  }

  private HttpRequest write(String path) {
    return request(path).PUT(BodyPublishers.ofString("{}")).build();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(request(path).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
  }

  private int port() {
    return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
  }

  /** What a log line of a thread would say that the servlet container lends to the request. */
  private static String nameInLog(HttpServerExchange exchange) {
    try {
      return new NamedInLog()
          .<String, Void>create((served, nothing) -> RequestId.current().orElse("nobody"))
          .call(exchange, null);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Answers at once, or keeps the exchange for the test to answer. */
  private void answer(HttpServerExchange exchange) {
    if (exchange.getRequestPath().endsWith("slow")) {
      exchange.dispatch(SameThreadExecutor.INSTANCE, () -> slow.add(exchange));
    } else {
      answerAtOnce(exchange);
    }
  }

  private void answerAtOnce(HttpServerExchange exchange) {
    seen = exchange.getRelativePath();
    inLog = nameInLog(exchange);
    if (seen.startsWith("/WEB-INF")) {
      exchange.setStatusCode(404).endExchange();
      return;
    }
    if (exchange.getQueryParameters().containsKey("a")) {
      seen += " " + exchange.getQueryParameters().get("a").getFirst();
    }
    exchange.getResponseSender().send("inside");
  }
}
