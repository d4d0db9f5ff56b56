package dev.twinsite.lab;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How commands reach the owner: a Unix domain socket in the home, one connection a command, one
 * line of JSON for each thing said. The caller sends the command as an array of words; the owner
 * answers with any number of {@code {"progress": …}}, then one {@code {"result": …}} or {@code
 * {"error": …, "status": …}}.
 */
final class Wire implements AutoCloseable {
  /** The shortest limit of a socket's path among the systems the lab runs on is 103 bytes. */
  private static final int LONGEST_PATH = 100;

  private final SocketChannel channel;
  private final BufferedReader in;
  private final BufferedWriter out;

  Wire(SocketChannel channel) {
    this.channel = channel;
    this.in = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
    this.out = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8));
  }

  static Wire connect(Path home) throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.connect(UnixDomainSocketAddress.of(socket(home)));
      return new Wire(channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  static ServerSocketChannel listen(Path home) throws IOException {
    Path socket = socket(home);
    Disk.secretDirectory(socket.getParent());
    Files.deleteIfExists(socket);
    return ServerSocketChannel.open(StandardProtocolFamily.UNIX)
        .bind(UnixDomainSocketAddress.of(socket));
  }

  /** In the home, or, where its path is too long for a socket, in the directory for temporaries. */
  private static Path socket(Path home) {
    Path socket = home.resolve("owner").resolve("socket");
    if (socket.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_PATH) {
      return socket;
    }
    String name =
        "twinsite-" + System.getProperty("user.name") + "-" + Integer.toHexString(home.hashCode());
    return Path.of(System.getProperty("java.io.tmpdir"), name, "socket");
  }

  void send(Object message) throws IOException {
    synchronized (out) {
      out.write(Json.write(message));
      out.newLine();
      out.flush();
    }
  }

  /** The next message, or null when the other end has gone. */
  @org.jspecify.annotations.Nullable
  Object receive() throws IOException {
    String line = in.readLine();
    return line == null ? null : Json.parse(line);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
