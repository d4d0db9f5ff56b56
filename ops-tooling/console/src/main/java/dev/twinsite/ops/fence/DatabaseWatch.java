package dev.twinsite.ops.fence;

import dev.twinsite.ops.json.Json;
import dev.twinsite.ops.store.DurableFile;
import dev.twinsite.ops.time.Latest;
import dev.twinsite.ops.time.Stopwatch;
import dev.twinsite.ops.vote.Confirmations;
import dev.twinsite.quorum.NodeStart;
import dev.twinsite.quorum.Quorum;
import dev.twinsite.quorum.SiteStates;
import dev.twinsite.site.Epoch;
import dev.twinsite.site.SiteName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the site's database in step with what has been decided: waits for it, brings its schema up
 * to date, gives it an identity, writes the states and confirms the starts of nodes.
 *
 * <p>To be called from one thread; what it has seen may be read from any.
 */
public final class DatabaseWatch {

  private static final Logger LOG = Logger.getLogger(DatabaseWatch.class);
  private static final Set<String> NOT_MIGRATED = Set.of("42P01", "3F000", "42883");

  /** The server's pool complains at length about each attempt. */
  private static final Duration PAUSE_IN_TROUBLE = Duration.ofSeconds(1);

  private static final Duration PAUSE_BETWEEN_PROBES = Duration.ofMillis(500);

  /** The database keeps a site closed for 15 s at a time. */
  private static final Duration PAUSE_BETWEEN_CLOSINGS = Duration.ofSeconds(4);

  private final SiteName own;
  private final Connections connections;
  private final Quorum vote;
  private final Confirmations confirmations;
  private final BooleanSupplier closed;
  private final Supplier<? extends Collection<OperatorKey>> keys;
  private final DurableFile projectionFile;
  private final Latest<DatabaseView> seen;
  private final Stopwatch stopwatch;

  private long lastTry;
  private long lastProbe;
  private @Nullable UUID known;
  private boolean schemaKnown;
  private Collection<OperatorKey> published = List.of();
  private @Nullable Projection projection;
  private @Nullable Long closedAt;
  private long renewedAt;
  private boolean openingKnown;
  private volatile Optional<String> trouble = Optional.of("not looked for yet");

  /**
   * The watch over one site's database.
   *
   * @param closed whether a run wants the site to take nothing new
   * @param seen where it leaves what it sees
   */
  public DatabaseWatch(
      SiteName own,
      Connections connections,
      Quorum vote,
      Confirmations confirmations,
      BooleanSupplier closed,
      Supplier<? extends Collection<OperatorKey>> keys,
      DurableFile projectionFile,
      Latest<DatabaseView> seen,
      Stopwatch stopwatch) {
    this.own = own;
    this.connections = connections;
    this.vote = vote;
    this.confirmations = confirmations;
    this.closed = closed;
    this.keys = keys;
    this.projectionFile = projectionFile;
    this.seen = seen;
    this.stopwatch = stopwatch;
    this.lastTry = stopwatch.nanos() - PAUSE_IN_TROUBLE.toNanos();
    this.lastProbe = stopwatch.nanos() - PAUSE_BETWEEN_PROBES.toNanos();
    this.projection =
        projectionFile.read().map(json -> Json.read(json, Projection.class)).orElse(null);
  }

  /** Why it did not answer the last time; empty if it did. */
  public Optional<String> trouble() {
    return trouble;
  }

  /** Looks at the database once and brings it in step. */
  public void look() {
    if (trouble.isPresent() && stopwatch.since(lastTry).compareTo(PAUSE_IN_TROUBLE) < 0) {
      return;
    }
    lastTry = stopwatch.nanos();
    try {
      ensureSchema();
      try (Connection database = connections.open()) {
        keepInStep(database);
      }
      trouble(Optional.empty());
    } catch (SQLException e) {
      schemaKnown = schemaKnown && !NOT_MIGRATED.contains(String.valueOf(e.getSQLState()));
      trouble(Optional.of(String.valueOf(e.getMessage())));
    } catch (FlywayException e) {
      trouble(Optional.of("the schema site cannot be brought up to date: " + e.getMessage()));
    }
  }

  private void ensureSchema() throws SQLException {
    if (!schemaKnown) {
      SiteSchema.migrate(connections.source());
      schemaKnown = true;
    }
  }

  private void keepInStep(Connection database) throws SQLException {
    DatabaseIdentity identity = SiteSchema.identify(database, own);
    Optional<SiteStates> written = SiteSchema.states(database);
    if (isRestored(identity, written)) {
      LOG.errorf("Database %s holds older states than were written to it", identity.id());
      SiteSchema.reissueIdentity(database);
      return;
    }
    renewAfterReplacement(identity);
    Optional<String> foreign = foreign(identity);
    if (foreign.isEmpty()) {
      probe(database);
      project(database, identity, written);
      closeOrOpen(database);
      publishKeys(database);
    }
    look(database, identity, foreign);
  }

  /** Nothing counts as seen until this has been committed. */
  private void probe(Connection database) throws SQLException {
    if (stopwatch.since(lastProbe).compareTo(PAUSE_BETWEEN_PROBES) >= 0) {
      SiteSchema.probe(database);
      lastProbe = stopwatch.nanos();
    }
  }

  private void look(Connection database, DatabaseIdentity identity, Optional<String> foreign)
      throws SQLException {
    long epoch = SiteSchema.states(database).map(states -> states.epoch().value()).orElse(0L);
    Optional<String> problem = foreign.or(() -> mismatch(identity, epoch));
    seen.see(
        new DatabaseView(
            identity, epoch, problem, Optional.ofNullable(closedAt).map(stopwatch::since)));
    confirmBoots(database, problem.isEmpty(), identity.id(), epoch);
  }

  private boolean isRestored(DatabaseIdentity identity, Optional<SiteStates> written) {
    Projection last = projection;
    long epoch = written.map(states -> states.epoch().value()).orElse(0L);
    return last != null && last.database().equals(identity.id()) && epoch < last.epoch();
  }

  /** A database that took the place of another one has none of what the other one was given. */
  private void renewAfterReplacement(DatabaseIdentity identity) {
    if (!identity.id().equals(known)) {
      published = List.of();
      openingKnown = false;
      closedAt = null;
      known = identity.id();
      LOG.infof("The database of %s is %s", identity.site(), identity.id());
    }
  }

  private Optional<String> foreign(DatabaseIdentity identity) {
    return identity.site().equals(own.value())
        ? Optional.empty()
        : Optional.of("the database belongs to the site '" + identity.site() + "'");
  }

  private Optional<String> mismatch(DatabaseIdentity identity, long epoch) {
    SiteStates states = vote.current().orElse(null);
    if (states == null) {
      return Optional.of("the sites have not been admitted yet");
    }
    UUID admitted = states.recordOf(own).database();
    if (!admitted.equals(identity.id())) {
      return Optional.of(
          "the database is %s, but %s was admitted with %s: declare the site lost and rejoin it"
              .formatted(identity.id(), own, admitted));
    }
    return epoch > states.epoch().value()
        ? Optional.of("the database holds epoch " + epoch + ", newer than " + states.epoch())
        : Optional.empty();
  }

  private void project(Connection database, DatabaseIdentity identity, Optional<SiteStates> written)
      throws SQLException {
    SiteStates states = vote.current().orElse(null);
    if (states != null && written.filter(old -> !states.epoch().isAfter(old.epoch())).isEmpty()) {
      SiteSchema.project(database, states);
      LOG.infof("Epoch %s is written to the database", states.epoch());
      remember(new Projection(identity.id(), states.epoch().value()));
    }
  }

  private void remember(Projection done) {
    projectionFile.write(Json.write(done));
    projection = done;
  }

  private void closeOrOpen(Connection database) throws SQLException {
    if (closed.getAsBoolean()) {
      keepClosed(database);
    } else if (!openingKnown) {
      SiteSchema.reopen(database, own);
      closedAt = null;
      openingKnown = true;
    }
  }

  private void keepClosed(Connection database) throws SQLException {
    openingKnown = false;
    if (closedAt == null) {
      close(database);
    } else if (stopwatch.since(renewedAt).compareTo(PAUSE_BETWEEN_CLOSINGS) > 0) {
      renew(database);
    }
  }

  private void renew(Connection database) throws SQLException {
    renewedAt = stopwatch.nanos();
    if (!SiteSchema.keepClosed(database, own)) {
      close(database);
    }
  }

  private void close(Connection database) throws SQLException {
    SiteSchema.close(database, own);
    renewedAt = stopwatch.nanos();
    closedAt = renewedAt;
    LOG.infof("%s takes nothing new: a run keeps it closed", own);
  }

  private void publishKeys(Connection database) throws SQLException {
    Collection<OperatorKey> known = List.copyOf(keys.get());
    if (!known.equals(published)) {
      SiteSchema.publish(database, known);
      published = known;
    }
  }

  private void confirmBoots(Connection database, boolean sound, UUID identity, long epoch)
      throws SQLException {
    List<NodeBoot> waiting = sound ? SiteSchema.waitingBoots(database) : List.of();
    confirmations.want(waiting.stream().map(boot -> start(boot, identity)).toList());
    for (NodeBoot boot : waiting) {
      if (isCovered(confirmations.granted(start(boot, identity)), epoch)) {
        SiteSchema.confirm(database, boot, new Epoch(epoch));
        LOG.infof("Epoch %d is confirmed to %s for start %s", epoch, boot.node(), boot.bootId());
      }
    }
  }

  private NodeStart start(NodeBoot boot, UUID identity) {
    return new NodeStart(own, boot.node(), boot.bootId(), identity);
  }

  /** What the database holds is at least as new as what the quorum confirmed. */
  private static boolean isCovered(Optional<Epoch> granted, long epoch) {
    return granted.filter(confirmed -> confirmed.value() <= epoch).isPresent();
  }

  private void trouble(Optional<String> now) {
    if (!now.equals(trouble)) {
      now.ifPresentOrElse(
          why -> LOG.warnf("The database does not answer: %s", why),
          () -> LOG.info("The database answers"));
    }
    trouble = now;
  }
}
