package dev.twinsite.app.metrics;

import dev.twinsite.app.NodeDoor;
import dev.twinsite.app.ReplicationHouse;
import dev.twinsite.app.SiteConfiguration;
import dev.twinsite.app.edge.Traffic;
import dev.twinsite.replication.JournalObserver;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** All that this node measures, from its start to its end. */
@ApplicationScoped
public class NodeMetrics {

  private static final String OURS = "twinsite.";

  private final MeterRegistry registry;
  private final SiteGauges gauges;
  private final JournalMetrics journal;
  private final RequestMetrics requests;

  @Inject
  public NodeMetrics(
      MeterRegistry registry,
      SiteConfiguration site,
      ReplicationHouse replication,
      NodeDoor door,
      InstantSource clock) {
    Tags tags = Tags.of("site", site.site().value(), "node", site.node());
    this.registry = registry;
    end();
    this.gauges = new SiteGauges(replication::status, door::closedBecause, clock);
    this.journal = new JournalMetrics(registry, tags);
    this.requests = new RequestMetrics(registry, tags);
    gauges.register(registry, tags);
  }

  /** To be told of every answer. */
  public Traffic traffic() {
    return requests;
  }

  @Produces
  @Singleton
  JournalObserver journal() {
    return journal;
  }

  /** The registry belongs to the server and outlives this deployment; its meters must not. */
  public void end() {
    registry.getMeters().stream()
        .filter(meter -> meter.getId().getName().startsWith(OURS))
        .forEach(registry::remove);
  }
}
