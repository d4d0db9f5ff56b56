package dev.twinsite.ops.fence;

import dev.twinsite.ops.json.Json;
import dev.twinsite.ops.store.DurableFile;
import dev.twinsite.ops.time.Latest;
import dev.twinsite.ops.time.Stopwatch;
import dev.twinsite.quorum.OperatorVote;
import dev.twinsite.quorum.SiteStates;
import dev.twinsite.site.Epoch;
import dev.twinsite.site.SiteName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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

  private final SiteName own;
  private final Connections connections;
  private final OperatorVote vote;
  private final Standing standing;
  private final Supplier<? extends Collection<OperatorKey>> keys;
  private final DurableFile projectionFile;
  private final Latest<DatabaseView> seen;
  private final Stopwatch stopwatch;

  private final Map<UUID, Long> bootsSeen = new HashMap<>();
  private long lastTry;
  private long lastProbe;
  private @Nullable UUID known;
  private boolean schemaKnown;
  private Collection<OperatorKey> published = List.of();
  private @Nullable Projection projection;
  private volatile Optional<String> trouble = Optional.of("not looked for yet");

  /**
   * The watch over one site's database.
   *
   * @param seen where it leaves what it sees
   */
  public DatabaseWatch(
      SiteName own,
      Connections connections,
      OperatorVote vote,
      Standing standing,
      Supplier<? extends Collection<OperatorKey>> keys,
      DurableFile projectionFile,
      Latest<DatabaseView> seen,
      Stopwatch stopwatch) {
    this.own = own;
    this.connections = connections;
    this.vote = vote;
    this.standing = standing;
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
      recover(identity, written);
      project(database, identity, written);
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
    seen.see(new DatabaseView(identity, epoch, problem));
    confirmBoots(database, problem.isEmpty(), epoch);
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

  /** The database holds only what this server had decided before: newer means it has forgotten. */
  private void recover(DatabaseIdentity identity, Optional<SiteStates> written) {
    written
        .filter(states -> states.find(own).isPresent())
        .filter(states -> isNews(states, identity))
        .ifPresent(states -> recover(identity, states));
  }

  private void recover(DatabaseIdentity identity, SiteStates states) {
    LOG.warnf("This server's files are gone or old: it takes the states from %s", identity.id());
    vote.recover(states);
  }

  private boolean isNews(SiteStates written, DatabaseIdentity identity) {
    SiteStates held = vote.current().orElse(null);
    return held == null
        || (written.epoch().isAfter(held.epoch())
            && held.recordOf(own).database().equals(identity.id()));
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

  private void publishKeys(Connection database) throws SQLException {
    Collection<OperatorKey> known = List.copyOf(keys.get());
    if (!known.equals(published)) {
      SiteSchema.publish(database, known);
      published = known;
    }
  }

  private void confirmBoots(Connection database, boolean sound, long epoch) throws SQLException {
    List<NodeBoot> waiting = SiteSchema.waitingBoots(database);
    bootsSeen.keySet().retainAll(waiting.stream().map(NodeBoot::bootId).toList());
    boolean current =
        sound && vote.current().filter(states -> states.epoch().value() == epoch).isPresent();
    for (NodeBoot boot : waiting) {
      long since = bootsSeen.computeIfAbsent(boot.bootId(), id -> stopwatch.nanos());
      if (current && standing.covers(since)) {
        SiteSchema.confirm(database, boot, new Epoch(epoch));
        LOG.infof("Epoch %d is confirmed to %s for start %s", epoch, boot.node(), boot.bootId());
      }
    }
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
