package dev.twinsite.lab;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What is under way in one direction of one connection. Holds at most {@value #CAPACITY} bytes;
 * then the sender has to wait, as it would for the window of a real connection.
 */
final class InFlight {
  /** Instead of bytes: the sender has ended its stream. */
  static final byte[] END = new byte[0];

  /** Instead of bytes: the sender is gone. */
  static final byte[] RESET = new byte[0];

  private static final int CAPACITY = 16 << 20;

  private final Deque<Chunk> chunks = new ArrayDeque<>();
  private int size;
  private boolean abandoned;

  /**
   * Bytes and when they arrive.
   *
   * @param arrival on the scale of {@link System#nanoTime()}
   */
  record Chunk(long arrival, byte[] bytes) {}

  synchronized void add(long arrival, byte[] bytes) {
    try {
      while (!abandoned && size > 0 && size + bytes.length > CAPACITY) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!abandoned) {
      chunks.add(new Chunk(arrival, bytes));
      size += bytes.length;
      notifyAll();
    }
  }

  synchronized Chunk take() throws InterruptedException {
    while (chunks.isEmpty() && !abandoned) {
      wait();
    }
    if (abandoned) {
      return new Chunk(System.nanoTime(), RESET);
    }
    Chunk chunk = chunks.remove();
    size -= chunk.bytes().length;
    notifyAll();
    return chunk;
  }

  /** Nobody takes any more: drops what is under way, and lets nobody wait. */
  synchronized void abandon() {
    abandoned = true;
    chunks.clear();
    notifyAll();
  }
}
