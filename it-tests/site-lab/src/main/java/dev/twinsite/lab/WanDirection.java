package dev.twinsite.lab;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** One direction between two places: how long it takes, and whether it is cut. */
final class WanDirection {
  private volatile long delayNanos;
  private boolean cut;

  void delay(Duration delay) {
    delayNanos = delay.toNanos();
  }

  /** When something that sets out now arrives, on the scale of {@link System#nanoTime()}. */
  long arrival() {
    return System.nanoTime() + delayNanos;
  }

  synchronized void cut() {
    cut = true;
  }

  synchronized void heal() {
    cut = false;
    notifyAll();
  }

  synchronized boolean isCut() {
    return cut;
  }

  /** Returns at that instant, or, if the direction is cut then, when it heals. */
  void awaitArrival(long arrival) throws InterruptedException {
    long left = arrival - System.nanoTime();
    while (left > 0) {
      TimeUnit.NANOSECONDS.sleep(left);
      left = arrival - System.nanoTime();
    }
    awaitHealed();
  }

  private synchronized void awaitHealed() throws InterruptedException {
    while (cut) {
      wait();
    }
  }
}
