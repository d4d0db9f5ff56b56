package dev.twinsite.app;

import dev.twinsite.identity.token.KeyedCallerPrincipalFactory;
import dev.twinsite.identity.token.SiteKey;
import dev.twinsite.identity.token.SiteKeyStore;
import dev.twinsite.identity.token.TokenIssuer;
import dev.twinsite.identity.usecase.PublishSigningKey;
import dev.twinsite.payment.desk.RightsDesk;
import dev.twinsite.replication.SiteClosedException;
import dev.twinsite.time.SteadyClock;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The start of this node, step by step. A step that cannot be done yet, because the database is
 * down, its schema is missing or the ops server is silent, is tried again until it can; meanwhile
 * the door stays shut and the deployment stands.
 */
@ApplicationScoped
public class NodeStart {

  private static final Logger LOG = Logger.getLogger(NodeStart.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
  private static final Duration WATCH = Duration.ofSeconds(1);

  /** Something that must have happened before this node serves. */
  private record Step(String name, Attempt attempt) {}

  /** Returns when the step is done. */
  @FunctionalInterface
  private interface Attempt {
    void run() throws Exception;
  }

  /** The step has to wait for somebody else; nothing is wrong. */
  private static final class NotYetException extends Exception {
    private static final long serialVersionUID = 1L;

    NotYetException(@Nullable String message) {
      super(message, null, false, false);
    }
  }

  @Inject SiteConfiguration site;
  @Inject InstantSource clock;
  @Inject SteadyClock steadyClock;
  @Inject Migrations migrations;
  @Inject NodeBoot boot;
  @Inject NodeDoor door;
  @Inject ReplicationHouse replication;
  @Inject RightsDesk rights;
  @Inject SiteKeyStore keys;
  @Inject TokenIssuer tokens;
  @Inject PublishSigningKey publish;
  @Inject EntityManagerFactory entities;
  @Inject ManagedExecutorService executor;
  @Inject ManagedScheduledExecutorService scheduler;

  private volatile boolean ended;
  private volatile Optional<SiteKey> key = Optional.empty();
  private volatile String lastComplaint = "";

  /** Begins the start, which goes on in the background. */
  void begin() {
    JWTCallerPrincipalFactory.setInstance(new KeyedCallerPrincipalFactory());
    LOG.infof("Node %s of site %s starts as boot %s", site.node(), site.site(), boot.id());
    proceed(
        List.of(
            new Step("migrate the schemas", migrations::run),
            new Step("find the signing key", this::findKey),
            new Step("announce this boot", boot::announce),
            new Step("open the journal", replication::open),
            new Step("wait for the ops server's confirmation", this::awaitConfirmation),
            new Step("publish the signing key", this::publishKey)));
  }

  /** Ends whatever {@link #begin()} has begun. */
  void end() {
    ended = true;
    rights.close();
    replication.close();
  }

  private void proceed(List<Step> steps) {
    if (steps.isEmpty()) {
      door.started();
      rights.open();
      LOG.infof("Node %s serves", site.node());
      watch();
    } else {
      door.startingWith(steps.get(0).name());
      inBackground(Duration.ZERO, () -> attempt(steps, FIRST_PAUSE));
    }
  }

  private void attempt(List<Step> steps, Duration pause) {
    try {
      steps.get(0).attempt().run();
      proceed(steps.subList(1, steps.size()));
    } catch (Exception e) {
      complain(steps.get(0), e);
      inBackground(pause, () -> attempt(steps, longer(pause, e)));
    }
  }

  /** Who only waits for somebody asks often; what fails is tried again ever more rarely. */
  private static Duration longer(Duration pause, Exception e) {
    if (e instanceof NotYetException) {
      return FIRST_PAUSE;
    }
    Duration next = pause.multipliedBy(2);
    return next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
  }

  /** Says once what is in the way, not each time it is found there. */
  private void complain(Step step, Exception e) {
    String complaint = "Cannot " + step.name() + " yet: " + e.getMessage();
    if (!complaint.equals(lastComplaint)) {
      lastComplaint = complaint;
      LOG.warn(complaint.lines().findFirst().orElse(complaint));
      LOG.debug("What is in the way", e);
    }
  }

  private void findKey() throws SQLException {
    SiteKey found = keys.keyOf(site.site(), clock.instant());
    tokens.signWith(found);
    key = Optional.of(found);
  }

  private void awaitConfirmation() throws SQLException, NotYetException {
    if (!see().confirmed()) {
      throw new NotYetException("the ops server of this site has not confirmed this boot");
    }
  }

  private void publishKey() throws SQLException, NotYetException {
    try {
      see();
      publish.publish(key.orElseThrow().published());
    } catch (SiteClosedException e) {
      throw new NotYetException(e.getMessage());
    }
  }

  private void watch() {
    inBackground(
        WATCH,
        () -> {
          look();
          watch();
        });
  }

  /** A node that serves nobody forgets what it has read: its database may be another one soon. */
  private void look() {
    try {
      see();
    } catch (SQLException e) {
      LOG.debug("The database does not answer", e);
    }
    if (door.closedBecause().isPresent()) {
      forget();
    }
  }

  private void forget() {
    try {
      entities.getCache().evictAll();
    } catch (RuntimeException e) {
      LOG.debug("The cache cannot be emptied now", e);
    }
  }

  /** What the database tells; a clock that agrees with the database's was right before that. */
  private NodeBoot.Sight see() throws SQLException {
    SteadyClock.Reading before = steadyClock.read();
    NodeBoot.Sight sight = boot.look();
    door.seen(sight);
    if (sight.isClockRight()) {
      steadyClock.trust(before);
    }
    return sight;
  }

  private void inBackground(Duration delay, Runnable work) {
    if (!ended) {
      scheduler.schedule(() -> executor.execute(work), delay.toMillis(), TimeUnit.MILLISECONDS);
    }
  }
}
