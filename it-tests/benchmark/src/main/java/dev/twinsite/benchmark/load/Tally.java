package dev.twinsite.benchmark.load;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * Counts how the requests of one kind ended, and how long the acknowledged ones took from the
 * moment they were due. May be used by many threads.
 */
public final class Tally {

  private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(5);
  private static final int DIGITS = 3;

  private final List<LongAdder> endings =
      Stream.generate(LongAdder::new).limit(Ending.values().length).toList();
  private final ConcurrentHistogram micros = new ConcurrentHistogram(LONGEST_MICROS, DIGITS);
  private final AtomicLong lastNanos = new AtomicLong();

  /**
   * Counts one request.
   *
   * @param dueNanos when it was due, after the start of what is measured
   * @param endedNanos when it ended, on the same clock
   */
  public void ended(Ending ending, long dueNanos, long endedNanos) {
    endings.get(ending.ordinal()).increment();
    if (ending == Ending.ACKNOWLEDGED) {
      long took = TimeUnit.NANOSECONDS.toMicros(endedNanos - dueNanos);
      micros.recordValue(Math.min(LONGEST_MICROS, Math.max(0, took)));
      lastNanos.accumulateAndGet(endedNanos, Math::max);
    }
  }

  /** How many ended so. */
  public long count(Ending ending) {
    return endings.get(ending.ordinal()).sum();
  }

  /** How many there were, whichever way they ended. */
  public long attempted() {
    return endings.stream().mapToLong(LongAdder::sum).sum();
  }

  /** Share of those that were not acknowledged, 0 to 1. */
  public double failed() {
    long attempted = attempted();
    return attempted == 0 ? 0 : 1 - (double) count(Ending.ACKNOWLEDGED) / attempted;
  }

  /**
   * Acknowledged ones per second, over the time in which they were due or, if it took longer, until
   * the last of them was answered: answers that come late make the rate smaller.
   */
  public double acknowledgedPerSecond(long windowNanos) {
    double nanos = Math.max(windowNanos, lastNanos.get());
    return count(Ending.ACKNOWLEDGED) / (nanos / TimeUnit.SECONDS.toNanos(1));
  }

  /** How long the acknowledged ones took. */
  public Latency latency() {
    return Latency.of(micros);
  }
}
