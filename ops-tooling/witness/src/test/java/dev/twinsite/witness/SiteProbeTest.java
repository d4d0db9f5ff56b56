package dev.twinsite.witness;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the witness concludes from the answers of a site's servers. */
class SiteProbeTest {

  private static final Duration LATELY = Duration.ofSeconds(3);

  private HttpServer operations;
  private HttpServer node;
  private SiteProbe probe;
  private String says = "{\"site\":\"pangyo\", \"alive\" : true}";
  private int nodeStatus = 200;

  @BeforeEach
  void open() throws IOException {
    operations = server();
    operations.createContext(
        "/ops/api/v1/alive",
        exchange -> {
          byte[] body = says.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    node = server();
    node.createContext(
        "/api/v1/site/ready",
        exchange -> {
          exchange.sendResponseHeaders(nodeStatus, -1);
          exchange.close();
        });
    probe = new SiteProbe(SiteProbe.client(), url(operations), List.of(url(node)), LATELY);
  }

  private static HttpServer server() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    return server;
  }

  private static URI url(HttpServer server) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @AfterEach
  void close() {
    operations.stop(0);
    node.stop(0);
  }

  @Test
  void aSiteWhoseOpsServerSaysThatItWorksIsSeen() {
    nodeStatus = 503;
    assertThat(isSeen()).isTrue();
  }

  @Test
  void aSiteWhoseDatabaseHangsIsNotSeenThoughItsNodesAnswer() {
    says = "{\"site\":\"pangyo\",\"alive\":false}";
    assertThat(isSeen()).isFalse();
  }

  @Test
  void theDeathOfAnOpsServerLosesNoSite() {
    operations.stop(0);
    assertThat(isSeen()).isTrue();
    nodeStatus = 503;
    probe = new SiteProbe(SiteProbe.client(), url(operations), List.of(url(node)), LATELY);
    assertThat(isSeen()).as("a node that takes no requests speaks for nobody").isFalse();
  }

  @Test
  void anAnswerThatSaysNeitherIsNone() {
    says = "starting";
    nodeStatus = 503;
    assertThat(isSeen()).isFalse();
  }

  @Test
  void aSignGrowsOldAndIsAsOldAsTheQuestion() {
    long before = System.nanoTime();
    probe.ask();
    long after = System.nanoTime();
    assertThat(probe.sign(after).orElseThrow()).isBetween(before, after);
    assertThat(probe.sign(after + LATELY.toNanos())).isEmpty();
  }

  private boolean isSeen() {
    probe.ask();
    return probe.sign(System.nanoTime()).isPresent();
  }
}
