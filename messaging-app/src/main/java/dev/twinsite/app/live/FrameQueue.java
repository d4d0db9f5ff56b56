package dev.twinsite.app.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Frames that wait until their client has taken the ones before. One is on the wire at a time. How
 * much may wait is limited for each client and for all of them together; the first frame beyond a
 * limit ends the conversation.
 */
final class FrameQueue {

  /** What may wait for one client, in characters; a page more than that if it is read at a time. */
  static final int MOST_CHARACTERS = 262_144;

  /** What may wait for all clients of a node together, in characters. */
  static final long MOST_OF_ALL = 33_554_432;

  private final Wire wire;
  private final AtomicLong ofAll;
  private final Queue<String> waiting = new ArrayDeque<>();
  private final List<Runnable> whenEmpty = new ArrayList<>();
  private long characters;
  private boolean underWay;
  private boolean draining;
  private boolean closed;

  /**
   * @param ofAll the characters that wait at this node, shared by all queues
   */
  FrameQueue(Wire wire, AtomicLong ofAll) {
    this.wire = wire;
    this.ofAll = ofAll;
  }

  /** As {@link #offer(List)}, one frame. */
  boolean offer(String frame) {
    return offer(List.of(frame));
  }

  /**
   * Sends the frames when it is their turn.
   *
   * @return false if too much is waiting already; none of them is sent then
   */
  boolean offer(List<String> frames) {
    synchronized (this) {
      if (closed) {
        return true;
      }
      if (characters > MOST_CHARACTERS || ofAll.get() > MOST_OF_ALL) {
        return false;
      }
      waiting.addAll(frames);
      count(frames.stream().mapToLong(String::length).sum());
    }
    drain();
    return true;
  }

  /** Whether so little waits that a frame that nobody needs does no harm. */
  synchronized boolean isAtEase() {
    return characters < MOST_CHARACTERS / 8;
  }

  /** Does something, once, when everything has been sent; never after {@link #close}. */
  void whenEmpty(Runnable then) {
    synchronized (this) {
      if (closed) {
        return;
      }
      if (underWay || !waiting.isEmpty()) {
        whenEmpty.add(then);
        return;
      }
    }
    then.run();
  }

  /** Forgets what waits. */
  synchronized void close() {
    closed = true;
    waiting.clear();
    whenEmpty.clear();
    count(-characters);
  }

  /** A frame may have left before {@code send} returns, or much later on another thread. */
  private void drain() {
    for (String next = begin(); !next.isEmpty(); next = goOn()) {
      String frame = next;
      wire.send(frame, well -> sent(frame, well));
    }
  }

  private synchronized String begin() {
    if (draining || underWay) {
      return "";
    }
    draining = true;
    return goOn();
  }

  private synchronized String goOn() {
    if (underWay || waiting.isEmpty()) {
      draining = false;
      return "";
    }
    underWay = true;
    return waiting.remove();
  }

  private void sent(String frame, boolean well) {
    if (!well) {
      close();
      return;
    }
    List<Runnable> then;
    synchronized (this) {
      underWay = false;
      if (closed) {
        return;
      }
      count(-frame.length());
      then = waiting.isEmpty() ? List.copyOf(whenEmpty) : List.of();
      whenEmpty.removeAll(then);
    }
    then.forEach(Runnable::run);
    drain();
  }

  private void count(long added) {
    characters += added;
    ofAll.addAndGet(added);
  }
}
