package dev.twinsite.ops.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkGatesTest {

  private final GateProbe gates = new NetworkGates(Duration.ofSeconds(20));
  private final ServerSocket door;

  NetworkGatesTest() throws IOException {
    door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    door.close();
  }

  /** One caller is answered with this text and left; without a text, only left. */
  private void answers(String text) {
    Thread thread =
        new Thread(
            () -> {
              try (Socket caller = door.accept();
                  OutputStream out = caller.getOutputStream()) {
                caller.getInputStream().read();
                out.write(text.getBytes(StandardCharsets.ISO_8859_1));
                caller.shutdownOutput();
                caller.getInputStream().readAllBytes();
              } catch (IOException e) {
                // The caller sees it.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private boolean passes(String scheme, String path) {
    return gates.passes(HealthGate.of(scheme + "://127.0.0.1:" + door.getLocalPort() + path));
  }

  @ParameterizedTest
  @CsvSource({"200 OK, true", "204 No Content, false", "503 Busy, false", "302 Found, false"})
  void httpGateIsPassedWith200Alone(String status, boolean passed) {
    answers("HTTP/1.1 " + status + "\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    assertThat(passes("http", "/ready")).isEqualTo(passed);
  }

  @Test
  void databaseThatAsksWhoIsThereAcceptsConnections() {
    answers("R\0\0\0\u0008\0\0\0\n");
    assertThat(passes("postgresql", "")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"57P03, false", "28000, true"})
  void databaseThatStartsDoesNot(String state, boolean passed) {
    String fields = "SFATAL\0C" + state + "\0Mno\0\0";
    answers("E\0\0\0" + (char) (fields.length() + 4) + fields);
    assertThat(passes("postgresql", "")).isEqualTo(passed);
  }

  /** As the far end of a link does whose server is dead. */
  @Test
  void connectionThatEndsWithoutAWordIsNoDatabase() {
    answers("");
    assertThat(passes("postgresql", "")).isFalse();
  }

  @Test
  void nobodyIsThere() throws IOException {
    door.close();
    assertThat(passes("tcp", "")).isFalse();
    assertThat(passes("http", "/")).isFalse();
    assertThat(passes("postgresql", "")).isFalse();
  }

  @Test
  void somebodyAccepts() {
    assertThat(passes("tcp", "")).isTrue();
  }
}
