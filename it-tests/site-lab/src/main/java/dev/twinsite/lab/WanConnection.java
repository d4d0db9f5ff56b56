package dev.twinsite.lab;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** One connection across the WAN: two streams, and the request to connect that went before them. */
final class WanConnection {
  private static final int CONNECT_MILLIS = 5_000;

  private final Socket client;
  private final Socket remote = new Socket();
  private final WanDirection there;
  private final Consumer<WanConnection> ended;
  private final WanStream toServer;
  private final WanStream toClient;
  private final AtomicInteger openStreams = new AtomicInteger(2);

  WanConnection(
      Socket client, WanDirection there, WanDirection back, Consumer<WanConnection> ended) {
    this.client = client;
    this.there = there;
    this.ended = ended;
    this.toServer = new WanStream(client, remote, there, this::streamEnded);
    this.toClient = new WanStream(remote, client, back, this::streamEnded);
  }

  /** Connects to the server, once the request to do so has crossed the WAN, and carries on. */
  void begin(InetSocketAddress server) {
    long arrival = there.arrival();
    thread("wan-read", toServer::read);
    thread("wan-write", () -> connectAndWrite(server, arrival));
  }

  static void thread(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void connectAndWrite(InetSocketAddress server, long arrival) {
    try {
      there.awaitArrival(arrival);
      client.setTcpNoDelay(true);
      remote.setTcpNoDelay(true);
      remote.connect(server, CONNECT_MILLIS);
      thread("wan-read", toClient::read);
      thread("wan-write", toClient::write);
      toServer.write();
    } catch (IOException e) {
      toClient.refuse();
      toClient.write();
    } catch (InterruptedException e) {
      reset();
    }
  }

  /** The connection closes after the second stream; the death of a side ends both. */
  private void streamEnded(boolean inGoodOrder) {
    if (!inGoodOrder) {
      toServer.refuse();
      toClient.refuse();
      ended.accept(this);
    } else if (openStreams.decrementAndGet() == 0) {
      close();
    }
  }

  private void close() {
    toServer.abandon();
    toClient.abandon();
    try {
      client.close();
      remote.close();
    } catch (IOException e) {
      // Already closed.
    }
    ended.accept(this);
  }

  /** Ends both sides at once, as the death of a process does. */
  void reset() {
    WanStream.reset(client);
    WanStream.reset(remote);
    toServer.abandon();
    toClient.abandon();
  }
}
