package dev.twinsite.app.metrics;

import dev.twinsite.replication.JournalObserver;
import dev.twinsite.site.Durability;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** What the journal of this node does. */
final class JournalMetrics implements JournalObserver {

  private final DistributionSummary batchEvents;
  private final DistributionSummary batchBytes;
  private final Latency put;
  private final Timer putFailed;
  private final Latency receipt;
  private final Latency apply;
  private final Timer applyFailed;
  private final DistributionSummary appliedEvents;
  private final Map<Durability, Latency> decisive;
  private final Map<Durability, Latency> mergeable;

  JournalMetrics(MeterRegistry registry, Tags tags) {
    this.batchEvents = registry.summary("twinsite.batch.events", tags);
    this.batchBytes = registry.summary("twinsite.batch.bytes", tags);
    this.put = new Latency(registry, "twinsite.put", tags);
    this.putFailed = registry.timer("twinsite.put.failed", tags);
    this.receipt = new Latency(registry, "twinsite.receipt", tags);
    this.apply = new Latency(registry, "twinsite.apply", tags);
    this.applyFailed = registry.timer("twinsite.apply.failed", tags);
    this.appliedEvents = registry.summary("twinsite.apply.events", tags);
    this.decisive = acknowledgements(registry, tags.and("fact", "decisive"));
    this.mergeable = acknowledgements(registry, tags.and("fact", "mergeable"));
  }

  private static Map<Durability, Latency> acknowledgements(MeterRegistry registry, Tags tags) {
    Map<Durability, Latency> latencies = new EnumMap<>(Durability.class);
    for (Durability held : Durability.values()) {
      Tags told = tags.and("durability", held.label());
      latencies.put(held, new Latency(registry, "twinsite.acknowledgement", told));
    }
    return latencies;
  }

  /** A probe is no batch whose size tells anything. */
  @Override
  public void sent(int events, int bytes, Duration took) {
    if (events > 0) {
      batchEvents.record(events);
      batchBytes.record(bytes);
    }
    put.record(took);
  }

  @Override
  public void notSent(Duration took) {
    putFailed.record(took);
  }

  @Override
  public void receipt(Duration since) {
    receipt.record(since);
  }

  @Override
  public void applied(int events, Duration took) {
    if (events > 0) {
      appliedEvents.record(events);
    }
    apply.record(took);
  }

  @Override
  public void notApplied(Duration took) {
    applyFailed.record(took);
  }

  @Override
  public void released(boolean isDecisive, Durability durability, Duration waited) {
    Latency latency = (isDecisive ? decisive : mergeable).get(durability);
    if (latency != null) {
      latency.record(waited);
    }
  }
}
