package dev.twinsite.failover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A WebSocket by hand, so that it can be as rude as no library allows: it says what it likes at
 * all.
 */
final class RawSocket implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int NARROW = 4_096;
  private static final int WIDE = 65_536;
  private static final int TEXT = 1;
  private static final int BINARY = 2;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;
  private static final int NO_CODE = 1005;
  private static final int BROKEN_OFF = 1006;

  private record Frame(int opcode, byte[] payload) {}

  /**
   * What was left to be read.
   *
   * @param events those with a cursor, in their order
   * @param closeCode why the node has ended the conversation
   */
  record Rest(List<JsonNode> events, int closeCode) {}

  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;

  private RawSocket(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    this.out = socket.getOutputStream();
  }

  /** A program's socket, which comes from no page. */
  static RawSocket at(URI node) {
    return at(node, Optional.empty());
  }

  /** A program's socket that takes in next to nothing until it is read from. */
  static RawSocket ofNarrow(URI node) {
    return at(node, Optional.empty(), NARROW);
  }

  /** A socket that a page of this origin opens. */
  static RawSocket from(String origin, URI node) {
    return at(node, Optional.of(origin));
  }

  private static RawSocket at(URI node, Optional<String> origin) {
    return at(node, origin, WIDE);
  }

  private static RawSocket at(URI node, Optional<String> origin, int receives) {
    try {
      var socket = new Socket();
      socket.setReceiveBufferSize(receives);
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.connect(new InetSocketAddress(node.getHost(), node.getPort()));
      var raw = new RawSocket(socket);
      raw.shakeHands(node, origin);
      return raw;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void shakeHands(URI node, Optional<String> origin) throws IOException {
    String request =
        "GET /api/v1/live HTTP/1.1\r\nHost: "
            + node.getAuthority()
            + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
            + origin.map(it -> "Origin: " + it + "\r\n").orElse("")
            + "\r\n";
    out.write(request.getBytes(StandardCharsets.US_ASCII));
    String answer = header();
    if (!answer.startsWith("HTTP/1.1 101")) {
      throw new IOException("no handshake: " + answer);
    }
  }

  private String header() throws IOException {
    var bytes = new ByteArrayOutputStream();
    while (!bytes.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("no handshake");
      }
      bytes.write(next);
    }
    return bytes.toString(StandardCharsets.US_ASCII);
  }

  /** Introduces somebody. */
  RawSocket introduce(String token) {
    return say(Json.object().put("token", token).toString());
  }

  RawSocket introduce(String token, String since) {
    return say(Json.object().put("token", token).put("since", since).toString());
  }

  RawSocket say(String text) {
    return send(TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Nobody promises that a sign arrives, so somebody goes on typing meanwhile. */
  <T> T whileTypingIn(UUID room, Supplier<T> wait) {
    String sign = Json.object().put("type", "typing").put("roomId", room.toString()).toString();
    ScheduledExecutorService fingers = Executors.newSingleThreadScheduledExecutor();
    fingers.scheduleAtFixedRate(() -> say(sign), 0, 1, TimeUnit.SECONDS);
    try {
      return wait.get();
    } finally {
      fingers.shutdownNow();
    }
  }

  RawSocket sayBytes(byte[] bytes) {
    return send(BINARY, bytes);
  }

  /** The code of the close, after whatever comes before it. */
  int closeCode() {
    try {
      for (Frame frame = read(); ; frame = read()) {
        if (frame.opcode() == CLOSE) {
          return code(frame);
        }
      }
    } catch (IOException e) {
      return BROKEN_OFF;
    }
  }

  /** Reads everything until the node closes the socket. */
  Rest rest() {
    List<JsonNode> events = new ArrayList<>();
    try {
      Frame frame = read();
      for (; frame.opcode() != CLOSE; frame = read()) {
        JsonNode told = frame.opcode() == TEXT ? JSON.readTree(frame.payload()) : Json.object();
        if (told.has("cursor")) {
          events.add(told);
        }
      }
      return new Rest(events, code(frame));
    } catch (IOException e) {
      return new Rest(events, BROKEN_OFF);
    }
  }

  private static int code(Frame close) {
    return close.payload().length < 2
        ? NO_CODE
        : ByteBuffer.wrap(close.payload()).getShort() & 0xffff;
  }

  /** The next frame of this type; others are passed over, heartbeats too, for a while. */
  JsonNode next(String type) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      for (Frame frame = read(); System.nanoTime() - end < 0; frame = read()) {
        if (frame.opcode() == PING) {
          send(PONG, frame.payload());
        } else if (frame.opcode() == CLOSE) {
          throw new AssertionError("closed while waiting for " + type);
        } else if (frame.opcode() == TEXT) {
          JsonNode told = JSON.readTree(frame.payload());
          if (told.path("type").asText().equals(type)) {
            return told;
          }
        }
      }
      throw new AssertionError("no " + type + " came within " + PATIENCE);
    } catch (IOException e) {
      throw new AssertionError("no " + type + " came", e);
    }
  }

  private RawSocket send(int opcode, byte[] payload) {
    try {
      var frame = new ByteArrayOutputStream();
      frame.write(0x80 | opcode);
      writeLength(frame, payload.length);
      frame.write(new byte[4]); // masked with nothing
      frame.write(payload);
      out.write(frame.toByteArray());
      out.flush();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void writeLength(ByteArrayOutputStream frame, int length) {
    if (length < 126) {
      frame.write(0x80 | length);
    } else if (length < 65_536) {
      frame.write(0x80 | 126);
      frame.write(length >>> 8);
      frame.write(length);
    } else {
      frame.write(0x80 | 127);
      frame.writeBytes(ByteBuffer.allocate(8).putLong(length).array());
    }
  }

  private Frame read() throws IOException {
    int opcode = in.readUnsignedByte() & 0x0f;
    long length = in.readUnsignedByte() & 0x7f;
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = in.readLong();
    }
    byte[] payload = new byte[(int) length];
    in.readFully(payload);
    return new Frame(opcode, payload);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
