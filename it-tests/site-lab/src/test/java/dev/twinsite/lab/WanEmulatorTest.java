package dev.twinsite.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WanEmulatorTest {
  private static final Duration SILENCE = Duration.ofMillis(300);

  private final WanEmulator wan = new WanEmulator();
  private final int port = PortPlan.free().base();
  private ServerSocket ansan;
  private Socket pangyo;
  private Socket accepted;

  @BeforeEach
  void connect() throws IOException {
    ansan = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    wan.open(port, Place.PANGYO, Place.ANSAN, (InetSocketAddress) ansan.getLocalSocketAddress());
    pangyo = call();
    accepted = ansan.accept();
    accepted.setTcpNoDelay(true);
  }

  @AfterEach
  void close() throws IOException {
    wan.close();
    ansan.close();
    pangyo.close();
    accepted.close();
  }

  @Test
  void roundTripTakesAsLongAsItShould() throws IOException {
    wan.roundTrip(Duration.ofMillis(20));
    for (int i = 0; i < 10; i++) {
      assertThat(roundTrip()).isBetween(Duration.ofMillis(20), Duration.ofMillis(60));
    }
    wan.roundTrip(Duration.ZERO);
    roundTrip();
    assertThat(roundTrip()).isLessThan(Duration.ofMillis(15));
  }

  @Test
  void delayDoesNotCostThroughput() throws IOException {
    wan.roundTrip(Duration.ofMillis(20));
    int size = 64 << 20;
    long begin = System.nanoTime();
    WanConnection.thread("sender", () -> send(size));
    accepted.getInputStream().skipNBytes(size);
    double megabytesASecond = size / 1e6 / ((System.nanoTime() - begin) / 1e9);
    assertThat(megabytesASecond).isGreaterThan(50);
  }

  @Test
  void cutHoldsOneDirectionAndHealingLetsItGoOn() throws IOException {
    wan.cut(Place.PANGYO, Place.ANSAN);
    say(pangyo, 'a');
    assertSilent(accepted);
    say(accepted, 'b');
    assertThat(heard(pangyo)).isEqualTo('b');
    say(pangyo, 'c');
    wan.heal();
    assertThat(heard(accepted)).isEqualTo('a');
    assertThat(heard(accepted)).isEqualTo('c');
  }

  @Test
  void callDuringACutIsNeitherAnsweredNorRefused() throws IOException {
    wan.cut(Place.PANGYO, Place.ANSAN);
    try (Socket call = call()) {
      say(call, 'x');
      assertSilent(call);
      wan.heal();
      try (Socket other = ansan.accept()) {
        assertThat(heard(other)).isEqualTo('x');
      }
    }
  }

  @Test
  void deadServerLooksDead() throws IOException {
    ansan.close();
    try (Socket call = call()) {
      assertThatExceptionOfType(IOException.class).isThrownBy(() -> fail(heard(call)));
    }
  }

  @Test
  void deathOfTheOtherSideCrossesTheLink() throws IOException {
    WanStream.reset(accepted);
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> fail(heard(pangyo)));
  }

  @Test
  void deathBehindACutIsSilent() throws IOException {
    wan.cut(Place.ANSAN, Place.PANGYO);
    WanStream.reset(accepted);
    assertSilent(pangyo);
    wan.heal();
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> fail(heard(pangyo)));
  }

  @Test
  void endedStreamLetsTheAnswerThrough() throws IOException {
    pangyo.shutdownOutput();
    assertThat(heard(accepted)).isEqualTo(-1);
    say(accepted, 'z');
    assertThat(heard(pangyo)).isEqualTo('z');
  }

  private Socket call() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    return socket;
  }

  private Duration roundTrip() throws IOException {
    long begin = System.nanoTime();
    say(pangyo, 'p');
    heard(accepted);
    say(accepted, 'q');
    heard(pangyo);
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private void send(int size) {
    byte[] chunk = new byte[1 << 16];
    try {
      OutputStream out = pangyo.getOutputStream();
      for (int sent = 0; sent < size; sent += chunk.length) {
        out.write(chunk);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void say(Socket socket, int letter) throws IOException {
    socket.getOutputStream().write(letter);
  }

  private static int heard(Socket socket) throws IOException {
    socket.setSoTimeout(5_000);
    return socket.getInputStream().read();
  }

  private static void assertSilent(Socket socket) throws IOException {
    socket.setSoTimeout((int) SILENCE.toMillis());
    InputStream in = socket.getInputStream();
    assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> fail(in.read()));
  }

  private static void fail(int read) {
    throw new AssertionError("heard " + read);
  }
}
