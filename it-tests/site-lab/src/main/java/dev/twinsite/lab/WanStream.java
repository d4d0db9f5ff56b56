package dev.twinsite.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * One direction of one connection. A reader puts a chunk into the queue with the instant of its
 * arrival, a writer takes it out at that instant: delay does not cost throughput. The end of a
 * stream and the death of a side cross the WAN like bytes do.
 */
final class WanStream {
  private static final int CHUNK = 64 << 10;

  private final Socket from;
  private final Socket to;
  private final WanDirection direction;
  private final Consumer<Boolean> ended;
  private final InFlight inFlight = new InFlight();

  /**
   * A stream from one socket to another.
   *
   * @param ended is told true when the sender has ended the stream, false when a side has died
   */
  WanStream(Socket from, Socket to, WanDirection direction, Consumer<Boolean> ended) {
    this.from = from;
    this.to = to;
    this.direction = direction;
    this.ended = ended;
  }

  /** Reads until the sender ends or dies. */
  void read() {
    byte[] buffer = new byte[CHUNK];
    try {
      InputStream in = from.getInputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        inFlight.add(direction.arrival(), Arrays.copyOf(buffer, count));
      }
      inFlight.add(direction.arrival(), InFlight.END);
    } catch (IOException e) {
      reset(from);
      refuse();
    }
  }

  /** What arrives next is that the other side is gone. */
  void refuse() {
    inFlight.add(direction.arrival(), InFlight.RESET);
  }

  /** Writes what arrives until a side has died or both streams have ended. */
  void write() {
    try {
      OutputStream out = to.getOutputStream();
      byte[] bytes = nextArrival();
      while (bytes != InFlight.RESET) {
        write(bytes, out);
        bytes = nextArrival();
      }
    } catch (IOException e) {
      // The receiver is gone: its own reader tells the sender so, across the WAN.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    reset(to);
    inFlight.abandon();
    ended.accept(false);
  }

  private void write(byte[] bytes, OutputStream out) throws IOException {
    if (bytes == InFlight.END) {
      to.shutdownOutput();
      ended.accept(true);
    } else {
      out.write(bytes);
    }
  }

  private byte[] nextArrival() throws InterruptedException {
    InFlight.Chunk chunk = inFlight.take();
    direction.awaitArrival(chunk.arrival());
    return chunk.bytes();
  }

  void abandon() {
    inFlight.abandon();
  }

  static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException e) {
      // Already closed, or never connected.
    }
    try {
      socket.close();
    } catch (IOException e) {
      // Already closed.
    }
  }
}
