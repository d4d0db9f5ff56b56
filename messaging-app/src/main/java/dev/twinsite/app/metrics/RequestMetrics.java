package dev.twinsite.app.metrics;

import dev.twinsite.app.edge.Traffic;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was answered, refusals of an overloaded or closed node included. The names of resources,
 * methods and statuses come from short lists, so the meters are few.
 */
final class RequestMetrics implements Traffic {

  private record Kind(String resource, String method, int status) {}

  private final MeterRegistry registry;
  private final Tags tags;
  private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

  RequestMetrics(MeterRegistry registry, Tags tags) {
    this.registry = registry;
    this.tags = tags;
  }

  @Override
  public void answered(String resource, String method, int status, Duration took) {
    timers.computeIfAbsent(new Kind(resource, method, status), this::timer).record(took);
  }

  private Timer timer(Kind kind) {
    return registry.timer(
        "twinsite.requests",
        tags.and("resource", kind.resource(), "method", kind.method())
            .and("status", Integer.toString(kind.status())));
  }
}
