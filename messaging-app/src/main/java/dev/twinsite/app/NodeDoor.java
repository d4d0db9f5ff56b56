package dev.twinsite.app;

import dev.twinsite.app.edge.Door;
import dev.twinsite.replication.JournalStatus;
import dev.twinsite.site.SiteState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The door of this node. It is shut while the node starts, until its ops server has confirmed this
 * boot, until this site has caught up with what the other one held when the node started, while the
 * site is not active or its state cannot be read, while its database must be wiped, and while the
 * clock is wrong.
 *
 * <p>Catching up first is what keeps a token from being accepted that was revoked at the other site
 * while this one was away. A site that decides alone has nothing to wait for.
 */
@ApplicationScoped
public class NodeDoor implements Door {

  private static final Logger LOG = Logger.getLogger(NodeDoor.class);

  @Inject ReplicationHouse replication;

  private volatile Optional<String> notStarted = Optional.of("this node is starting");
  private volatile boolean informed;
  private volatile NodeBoot.Sight last = new NodeBoot.Sight(false, Duration.ZERO);

  /** Keeps the door shut while this step of the start is going on. */
  void startingWith(String step) {
    notStarted = Optional.of("this node is starting: " + step);
  }

  /** The start is over; from now on the state of the site decides. */
  void started() {
    notStarted = Optional.empty();
  }

  /** What the database has told lately. */
  void seen(NodeBoot.Sight sight) {
    boolean wasRight = last.isClockRight();
    last = sight;
    if (wasRight != sight.isClockRight()) {
      LOG.warn(clockIsWrong().orElse("the clock of this node agrees with its database again"));
    }
  }

  /** Whether the ops server has confirmed this boot. */
  public boolean isConfirmed() {
    return last.confirmed();
  }

  @Override
  public Optional<String> closedBecause() {
    Optional<JournalStatus> journal = replication.status();
    return journal
        .flatMap(JournalStatus::quarantine)
        .or(this::clockIsWrong)
        .or(() -> notStarted)
        .or(() -> siteIsOut(journal))
        .or(() -> isBehind(journal));
  }

  private Optional<String> isBehind(Optional<JournalStatus> journal) {
    return isInformed(journal)
        ? Optional.empty()
        : Optional.of("this node has yet to learn what the other site did while it was away");
  }

  /**
   * Once for each boot: who has caught up learns like everybody else from then on. Nothing but true
   * is ever written, so that a request with an older reading does not shut the door again.
   */
  private boolean isInformed(Optional<JournalStatus> journal) {
    if (journal.filter(JournalStatus::informed).isPresent()) {
      informed = true;
    }
    return informed;
  }

  private Optional<String> clockIsWrong() {
    NodeBoot.Sight sight = last;
    return sight.isClockRight()
        ? Optional.empty()
        : Optional.of(
            "the clock of this node differs by "
                + sight.clockOffset().abs().toMillis()
                + " ms from that of its database");
  }

  private Optional<String> siteIsOut(Optional<JournalStatus> journal) {
    Optional<SiteState> own = journal.flatMap(JournalStatus::own);
    if (own.isEmpty()) {
      return Optional.of("this node cannot read the states of the sites");
    }
    return own.filter(state -> state != SiteState.ACTIVE)
        .map(state -> "this site is " + state.name().toLowerCase(java.util.Locale.ROOT));
  }
}
