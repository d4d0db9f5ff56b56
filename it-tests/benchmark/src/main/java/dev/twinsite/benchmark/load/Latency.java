package dev.twinsite.benchmark.load;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.AbstractHistogram;

/** The percentiles of a histogram of microseconds, in milliseconds; all 0 if it is empty. */
public record Latency(
    double mean, double p50, double p90, double p99, double p999, double longest) {

  private static final double MICROS_PER_MILLI = TimeUnit.MILLISECONDS.toMicros(1);

  /** Reads a histogram of microseconds. */
  public static Latency of(AbstractHistogram micros) {
    if (micros.getTotalCount() == 0) {
      return new Latency(0, 0, 0, 0, 0, 0);
    }
    return new Latency(
        micros.getMean() / MICROS_PER_MILLI,
        at(micros, 50),
        at(micros, 90),
        at(micros, 99),
        at(micros, 99.9),
        micros.getMaxValue() / MICROS_PER_MILLI);
  }

  private static double at(AbstractHistogram micros, double percentile) {
    return micros.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
  }
}
