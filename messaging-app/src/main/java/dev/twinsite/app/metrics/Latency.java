package dev.twinsite.app.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A timer with a histogram beside it: counters of how many took no longer than each of a few
 * bounds, from which Prometheus' {@code histogram_quantile} tells percentiles, also over several
 * nodes.
 *
 * <p>The registry that WildFly gives a deployment knows meters by name and tags alone and drops
 * what a builder would say about them, histograms among it. So they are counted here.
 */
final class Latency {

  /** In seconds; finest around the goals, which lie between 50 and 200 ms. */
  private static final List<Double> BOUNDS =
      List.of(0.002, 0.005, 0.01, 0.02, 0.035, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.5, 1.0, 2.0);

  private record Bucket(double seconds, Counter within) {}

  private final Timer timer;
  private final List<Bucket> buckets = new ArrayList<>();

  Latency(MeterRegistry registry, String name, Tags tags) {
    this.timer = registry.timer(name, tags);
    BOUNDS.forEach(bound -> buckets.add(bucket(registry, name, tags, bound, "" + bound)));
    buckets.add(bucket(registry, name, tags, Double.POSITIVE_INFINITY, "+Inf"));
  }

  private static Bucket bucket(
      MeterRegistry registry, String name, Tags tags, double bound, String label) {
    return new Bucket(bound, registry.counter(name + ".within", tags.and("le", label)));
  }

  void record(Duration took) {
    timer.record(took);
    double seconds = took.toNanos() / 1e9;
    for (Bucket bucket : buckets) {
      if (seconds <= bucket.seconds()) {
        bucket.within().increment();
      }
    }
  }
}
