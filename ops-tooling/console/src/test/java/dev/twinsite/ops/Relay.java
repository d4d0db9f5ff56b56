package dev.twinsite.ops;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A way from here to there that can be cut: then it closes what goes over it and lets nobody in.
 */
final class Relay implements AutoCloseable {

  private final ServerSocket listener;
  private final InetSocketAddress target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  Relay(int port, InetSocketAddress target) throws IOException {
    this.listener = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    this.target = target;
    thread(this::accept);
  }

  InetSocketAddress address() {
    return (InetSocketAddress) listener.getLocalSocketAddress();
  }

  void cut(boolean now) {
    cut = now;
    if (now) {
      open.forEach(Relay::closeQuietly);
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        join(listener.accept());
      } catch (IOException e) {
        // The relay is closed, or nobody is there: the caller finds that out.
      }
    }
  }

  private void join(Socket caller) throws IOException {
    open.add(caller);
    if (cut) {
      closeQuietly(caller);
      return;
    }
    try {
      Socket called = new Socket(target.getAddress(), target.getPort());
      open.add(called);
      thread(() -> copy(caller, called));
      thread(() -> copy(called, caller));
    } catch (IOException e) {
      closeQuietly(caller);
    }
  }

  private void copy(Socket from, Socket to) {
    try (InputStream in = from.getInputStream()) {
      in.transferTo(to.getOutputStream());
    } catch (IOException e) {
      // One end is gone; so is the other then.
    } finally {
      closeQuietly(from);
      closeQuietly(to);
      open.remove(from);
      open.remove(to);
    }
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void thread(Runnable work) {
    Thread thread = new Thread(work, "relay");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    open.forEach(Relay::closeQuietly);
  }
}
