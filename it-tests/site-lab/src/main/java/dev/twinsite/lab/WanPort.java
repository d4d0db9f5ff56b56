package dev.twinsite.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A listening port of the WAN emulator, and the connections that came through it. */
final class WanPort implements AutoCloseable {
  private static final int BACKLOG = 256;

  private final WanDirection there;
  private final WanDirection back;
  private final InetSocketAddress server;
  private final ServerSocket listener;
  private final Set<WanConnection> connections = ConcurrentHashMap.newKeySet();

  WanPort(int port, WanDirection there, WanDirection back, InetSocketAddress server) {
    this.there = there;
    this.back = back;
    this.server = server;
    try {
      this.listener = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw LabException.failed("The WAN emulator cannot listen on port " + port + ".", e);
    }
    WanConnection.thread("wan-" + port, this::accept);
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        begin(listener.accept());
      } catch (IOException e) {
        // Either this port was closed, or one caller has gone already: the next may come.
      }
    }
  }

  private void begin(Socket client) {
    WanConnection connection = new WanConnection(client, there, back, connections::remove);
    connections.add(connection);
    connection.begin(server);
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      // A listener that cannot be closed goes with the process.
    }
    connections.forEach(WanConnection::reset);
  }
}
