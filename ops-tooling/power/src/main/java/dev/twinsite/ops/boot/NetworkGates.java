package dev.twinsite.ops.boot;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Looks at gates over the network, each time on a connection of its own or a kept one. */
public final class NetworkGates implements GateProbe {

  /** What PostgreSQL answers while it starts or stops, in an error response. */
  private static final String CANNOT_CONNECT_NOW = "57P03";

  private static final int PROTOCOL_3 = 196608;
  private static final int LONGEST_ERROR = 8192;

  private final Duration patience;
  private final HttpClient client;

  /** With how long an answer may take. */
  public NetworkGates(Duration patience) {
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .connectTimeout(patience)
            .build();
  }

  @Override
  public boolean passes(HealthGate gate) {
    try {
      return passes(gate.address());
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean passes(URI gate) throws IOException, InterruptedException {
    return switch (gate.getScheme()) {
      case "http", "https" -> answers(gate);
      case "postgresql" -> acceptsSessions(gate);
      case "tcp" -> acceptsConnections(gate);
      default -> throw new IllegalArgumentException("nobody on the network answers " + gate);
    };
  }

  private boolean answers(URI gate) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(gate).timeout(patience).build();
    return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
  }

  private boolean acceptsConnections(URI gate) throws IOException {
    try (Socket socket = connect(gate)) {
      return socket.isConnected();
    }
  }

  /**
   * Begins a session and gives it up as soon as the server asks who we are, or refuses us: either
   * way it accepts connections. While it starts or recovers it says that it cannot. No account is
   * needed for that.
   */
  private boolean acceptsSessions(URI gate) throws IOException {
    try (Socket socket = connect(gate)) {
      byte[] parameters =
          "user\0twinsite-gate\0database\0postgres\0\0".getBytes(StandardCharsets.US_ASCII);
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      out.writeInt(8 + parameters.length);
      out.writeInt(PROTOCOL_3);
      out.write(parameters);
      out.flush();
      DataInputStream in = new DataInputStream(socket.getInputStream());
      int kind = in.readUnsignedByte();
      return kind == 'R' || kind == 'E' && !error(in).contains(CANNOT_CONNECT_NOW);
    }
  }

  private static String error(DataInputStream in) throws IOException {
    int length = Math.max(0, Math.min(LONGEST_ERROR, in.readInt() - 4));
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  private Socket connect(URI gate) throws IOException {
    Socket socket = new Socket();
    try {
      socket.setSoTimeout((int) patience.toMillis());
      socket.connect(
          new InetSocketAddress(gate.getHost(), gate.getPort()), (int) patience.toMillis());
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}
