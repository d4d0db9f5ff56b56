package dev.twinsite.ops.metrics;

import dev.twinsite.ops.Console;
import dev.twinsite.ops.OpsServer;
import dev.twinsite.ops.time.Seen;
import dev.twinsite.ops.time.Stopwatch;
import dev.twinsite.ops.watch.ApplicationStatus;
import dev.twinsite.ops.watch.SiteReport;
import dev.twinsite.quorum.SiteRecord;
import dev.twinsite.site.SiteName;
import dev.twinsite.site.SiteState;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gauges of both sites as seen from here. What is not known is not a number. */
@ApplicationScoped
public class SitesMetrics {

  private static final String OURS = "twinsite.";
  private static final int AFTER_OTHERS = 3000;

  private final MeterRegistry registry;
  private final Console console;

  @Inject
  public SitesMetrics(MeterRegistry registry, Console console) {
    this.registry = registry;
    this.console = console;
  }

  /** After the console has started. */
  void begin(@Observes @Priority(AFTER_OTHERS) @Initialized(ApplicationScoped.class) Object begun) {
    end();
    console.server().ifPresent(this::register);
  }

  /** The registry belongs to the server and outlives this deployment; its meters must not. */
  @PreDestroy
  void end() {
    registry.getMeters().stream()
        .filter(meter -> meter.getId().getName().startsWith(OURS))
        .forEach(registry::remove);
  }

  private void register(OpsServer server) {
    Tags here = Tags.of("node", server.config().node(), "from", server.config().site().value());
    gauge(
        "twinsite.ops.epoch",
        here,
        ops -> ops.vote().current().map(states -> (double) states.epoch().value()));
    gauge("twinsite.ops.quorum", here, ops -> Optional.of(is(ops.vote().leader().isPresent())));
    for (SiteName site : List.of(server.config().site(), server.config().peer())) {
      register(site, here.and("site", site.value()));
    }
  }

  private void register(SiteName site, Tags tags) {
    for (SiteState state : SiteState.values()) {
      Tags named = tags.and("state", state.name());
      gauge("twinsite.ops.state", named, ops -> stateOf(site, ops).map(held -> is(held == state)));
    }
    report(
        site,
        "twinsite.ops.database.alive",
        tags,
        report -> Optional.of(is(report.databaseAlive())));
    report(
        site,
        "twinsite.ops.unacknowledged.events",
        tags,
        report -> link(report).map(link -> number(link.unacknowledged())));
    report(
        site,
        "twinsite.ops.lag.seconds",
        tags,
        report -> link(report).map(link -> number(link.lagMillis()) / 1e3));
    report(
        site,
        "twinsite.ops.receipt.age.seconds",
        tags,
        report -> link(report).map(link -> age(link.lastReceiptAt())));
    gauge("twinsite.ops.report.age.seconds", tags, ops -> reportAge(site, ops));
  }

  private void report(
      SiteName site, String name, Tags tags, Function<SiteReport, Optional<Double>> value) {
    gauge(name, tags, ops -> reportOf(site, ops).flatMap(value));
  }

  private void gauge(String name, Tags tags, Function<OpsServer, Optional<Double>> value) {
    registry.gauge(name, tags, console, at -> at.server().flatMap(value).orElse(Double.NaN));
  }

  private static Optional<SiteState> stateOf(SiteName site, OpsServer ops) {
    return ops.vote().current().flatMap(states -> states.find(site)).map(SiteRecord::state);
  }

  private static Optional<SiteReport> reportOf(SiteName site, OpsServer ops) {
    return site.equals(ops.config().site())
        ? Optional.of(ops.lookout().report())
        : ops.lookout().peerReport().map(Seen::value);
  }

  /** How old the values are that the application of the site has given. */
  private static Optional<Double> reportAge(SiteName site, OpsServer ops) {
    Duration travelled =
        site.equals(ops.config().site())
            ? Duration.ZERO
            : ops.lookout()
                .peerReport()
                .map(seen -> seen.age(Stopwatch.SYSTEM))
                .orElse(Duration.ZERO);
    return reportOf(site, ops)
        .flatMap(report -> Optional.ofNullable(report.applicationAgeMillis()))
        .map(before -> (before + travelled.toMillis()) / 1e3);
  }

  private static Optional<ApplicationStatus.Link> link(SiteReport report) {
    return Optional.ofNullable(report.application()).map(ApplicationStatus::peer);
  }

  private static double age(@Nullable Instant then) {
    return then == null ? Double.NaN : Duration.between(then, Instant.now()).toMillis() / 1e3;
  }

  private static double number(@Nullable Long value) {
    return value == null ? Double.NaN : value;
  }

  private static double is(boolean so) {
    return so ? 1 : 0;
  }
}
