package dev.twinsite.app.metrics;

import dev.twinsite.replication.JournalStatus;
import dev.twinsite.replication.PeerStatus;
import dev.twinsite.site.DecisionMode;
import dev.twinsite.site.Epoch;
import dev.twinsite.site.SiteState;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * How the site stands, as this node knows it: read from memory whenever somebody looks. What is not
 * known is not a number. Whoever registers these gauges holds on to them; the registry does not.
 */
final class SiteGauges {

  private static final double UNKNOWN = Double.NaN;

  private final Supplier<Optional<JournalStatus>> status;
  private final Supplier<Optional<String>> closedBecause;
  private final InstantSource clock;

  /**
   * @param closedBecause why the node serves nobody now; empty if it serves
   */
  SiteGauges(
      Supplier<Optional<JournalStatus>> status,
      Supplier<Optional<String>> closedBecause,
      InstantSource clock) {
    this.status = status;
    this.closedBecause = closedBecause;
    this.clock = clock;
  }

  void register(MeterRegistry registry, Tags tags) {
    gauge(registry, "twinsite.epoch", tags, known -> known.epoch().map(SiteGauges::number));
    for (SiteState state : SiteState.values()) {
      Tags named = tags.and("state", state.name());
      gauge(registry, "twinsite.state", named, known -> known.own().map(own -> is(own == state)));
    }
    for (DecisionMode mode : DecisionMode.values()) {
      Tags named = tags.and("mode", mode.name());
      gauge(registry, "twinsite.mode", named, known -> Optional.of(is(known.mode() == mode)));
    }
    registerBacklog(registry, tags);
    registry.gauge("twinsite.open", tags, this, self -> is(self.closedBecause.get().isEmpty()));
  }

  private void registerBacklog(MeterRegistry registry, Tags tags) {
    peer(registry, "twinsite.unacknowledged.events", tags, PeerStatus::unacknowledged);
    peer(registry, "twinsite.lag.seconds", tags, peer -> peer.lagMillis() / 1e3);
    peer(registry, "twinsite.peer.reachable", tags, peer -> is(peer.reachable()));
    peer(registry, "twinsite.receipt.age.seconds", tags, peer -> age(peer.lastReceiptAt()));
    gauge(registry, "twinsite.pending.facts", tags, known -> Optional.of((double) known.pending()));
    gauge(
        registry,
        "twinsite.findings",
        tags,
        known -> Optional.of((double) known.findings().size()));
  }

  private void peer(
      MeterRegistry registry, String name, Tags tags, ToDoubleFunction<PeerStatus> value) {
    gauge(registry, name, tags, known -> Optional.of(value.applyAsDouble(known.peer())));
  }

  private void gauge(
      MeterRegistry registry,
      String name,
      Tags tags,
      Function<JournalStatus, Optional<Double>> value) {
    registry.gauge(name, tags, this, self -> self.status.get().flatMap(value).orElse(UNKNOWN));
  }

  private double age(Optional<Instant> then) {
    return then.map(at -> Duration.between(at, clock.instant()).toMillis() / 1e3).orElse(UNKNOWN);
  }

  private static double number(Epoch epoch) {
    return epoch.value();
  }

  private static double is(boolean so) {
    return so ? 1 : 0;
  }
}
