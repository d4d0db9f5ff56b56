package dev.twinsite.benchmark.surge;

import java.util.concurrent.TimeUnit;

/** The longest time between two successes. May be used by any thread; times are nanoseconds. */
final class Pause {

  private boolean begun;
  private long last;
  private long longest;

  /** It is looked at from now on. */
  synchronized void begins(long at) {
    begun = true;
    last = at;
    longest = 0;
  }

  /** Something succeeded; successes may be told out of order. */
  synchronized void succeeded(long at) {
    if (begun && at > last) {
      longest = Math.max(longest, at - last);
      last = at;
    }
  }

  /** The longest so far, the one that has not ended included, in milliseconds. */
  synchronized long longestMillis(long now) {
    return TimeUnit.NANOSECONDS.toMillis(Math.max(longest, begun ? now - last : 0));
  }
}
