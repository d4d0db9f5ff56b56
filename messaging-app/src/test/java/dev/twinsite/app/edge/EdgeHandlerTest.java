package dev.twinsite.app.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.app.SiteConfiguration;
import dev.twinsite.site.SiteName;
import io.undertow.Undertow;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
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

  private final HttpClient client = HttpClient.newHttpClient();
  private Optional<String> closedBecause = Optional.empty();
  private Undertow server;

  @BeforeEach
  void start() {
    server =
        Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setIoThreads(1)
            .setWorkerThreads(1)
            .setHandler(
                new EdgeHandler(
                    exchange -> exchange.getResponseSender().send("inside"),
                    PANGYO,
                    () -> closedBecause))
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

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(request(path).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    var address = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + address.getPort() + path));
  }
}
