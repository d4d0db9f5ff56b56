package dev.twinsite.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.replication.Cursor;
import dev.twinsite.replication.JournalStatus;
import dev.twinsite.replication.PeerStatus;
import dev.twinsite.replication.RegencyStatus;
import dev.twinsite.site.DecisionMode;
import dev.twinsite.site.Durability;
import dev.twinsite.site.Epoch;
import dev.twinsite.site.SiteState;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MetricsTest {

  private static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");
  private static final Tags TAGS = Tags.of("site", "pangyo", "node", "pangyo-1");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private Optional<JournalStatus> status = Optional.empty();
  private Optional<String> closedBecause = Optional.empty();
  private final SiteGauges gauges =
      new SiteGauges(() -> status, () -> closedBecause, InstantSource.fixed(NOW));

  @Test
  void gaugesFollowWhatTheJournalKnows() {
    gauges.register(registry, TAGS);
    status =
        Optional.of(regent(new PeerStatus(false, 42, 1_500, Optional.of(NOW.minusSeconds(7)))));

    assertThat(gauge("twinsite.epoch")).isEqualTo(3);
    assertThat(gauge("twinsite.state", "state", "ACTIVE")).isEqualTo(1);
    assertThat(gauge("twinsite.state", "state", "LOST")).isZero();
    assertThat(gauge("twinsite.mode", "mode", "ALONE")).isEqualTo(1);
    assertThat(gauge("twinsite.mode", "mode", "BOTH_SITES")).isZero();
    assertThat(gauge("twinsite.unacknowledged.events")).isEqualTo(42);
    assertThat(gauge("twinsite.lag.seconds")).isEqualTo(1.5);
    assertThat(gauge("twinsite.pending.facts")).isEqualTo(5);
    assertThat(gauge("twinsite.peer.reachable")).isZero();
    assertThat(gauge("twinsite.receipt.age.seconds")).isEqualTo(7);
    assertThat(gauge("twinsite.findings")).isEqualTo(1);
    assertThat(gauge("twinsite.open")).isEqualTo(1);
  }

  @Test
  void whatIsNotKnownIsNotANumber() {
    gauges.register(registry, TAGS);
    closedBecause = Optional.of("this node is starting");

    assertThat(gauge("twinsite.epoch")).isNaN();
    assertThat(gauge("twinsite.state", "state", "ACTIVE")).isNaN();
    assertThat(gauge("twinsite.unacknowledged.events")).isNaN();
    assertThat(gauge("twinsite.open")).isZero();
  }

  @Test
  void aLatencyCountsUnderEveryBoundThatItKeeps() {
    Latency latency = new Latency(registry, "twinsite.put", TAGS);
    latency.record(Duration.ofMillis(60));
    latency.record(Duration.ofMillis(100));
    latency.record(Duration.ofSeconds(9));

    assertThat(within("twinsite.put", "0.05")).isZero();
    assertThat(within("twinsite.put", "0.075")).isEqualTo(1);
    assertThat(within("twinsite.put", "0.1")).isEqualTo(2);
    assertThat(within("twinsite.put", "2.0")).isEqualTo(2);
    assertThat(within("twinsite.put", "+Inf")).isEqualTo(3);
    assertThat(registry.get("twinsite.put").timer().count()).isEqualTo(3);
  }

  @Test
  void decisiveAndMergeableFactsAreToldApart() {
    JournalMetrics journal = new JournalMetrics(registry, TAGS);
    journal.released(true, Durability.BOTH_SITES, Duration.ofMillis(80));
    journal.released(false, Durability.ONE_SITE, Duration.ofMillis(300));

    assertThat(acknowledgements("decisive", "both-sites")).isEqualTo(1);
    assertThat(acknowledgements("decisive", "one-site")).isZero();
    assertThat(acknowledgements("mergeable", "one-site")).isEqualTo(1);
  }

  @Test
  void probesDoNotCountAsBatches() {
    JournalMetrics journal = new JournalMetrics(registry, TAGS);
    journal.sent(0, 120, Duration.ofMillis(4));
    journal.sent(30, 9_000, Duration.ofMillis(6));

    assertThat(registry.get("twinsite.batch.events").summary().count()).isEqualTo(1);
    assertThat(registry.get("twinsite.batch.bytes").summary().totalAmount()).isEqualTo(9_000);
    assertThat(registry.get("twinsite.put").timer().count()).isEqualTo(2);
  }

  @Test
  void answersAreCountedByResourceMethodAndStatus() {
    RequestMetrics requests = new RequestMetrics(registry, TAGS);
    requests.answered("transfers", "PUT", 429, Duration.ofMillis(1));
    requests.answered("transfers", "PUT", 429, Duration.ofMillis(1));
    requests.answered("transfers", "PUT", 201, Duration.ofMillis(80));

    assertThat(
            registry
                .get("twinsite.requests")
                .tags("resource", "transfers", "method", "PUT", "status", "429")
                .timer()
                .count())
        .isEqualTo(2);
  }

  private static JournalStatus regent(PeerStatus peer) {
    return new JournalStatus(
        Optional.of(new Epoch(3)),
        Optional.of(SiteState.ACTIVE),
        DecisionMode.ALONE,
        RegencyStatus.REGENT,
        Optional.empty(),
        Optional.empty(),
        Cursor.START,
        peer,
        5,
        true,
        true,
        Optional.empty(),
        List.of("1 events could not be applied and are isolated"));
  }

  private double gauge(String name, String... tags) {
    return registry.get(name).tags(TAGS).tags(tags).gauge().value();
  }

  private double within(String name, String bound) {
    return registry.get(name + ".within").tag("le", bound).counter().count();
  }

  private long acknowledgements(String fact, String durability) {
    return registry
        .get("twinsite.acknowledgement")
        .tags("fact", fact, "durability", durability)
        .timer()
        .count();
  }
}
