package dev.twinsite.ops.vote;

import dev.twinsite.ops.time.Stopwatch;
import dev.twinsite.ops.watch.Lookout;
import dev.twinsite.quorum.Command.Genesis;
import dev.twinsite.quorum.Motion;
import dev.twinsite.quorum.Motion.Look;
import dev.twinsite.quorum.Policy;
import dev.twinsite.quorum.Proposal;
import dev.twinsite.quorum.QuorumState;
import dev.twinsite.quorum.Ruling;
import dev.twinsite.quorum.SiteStatement;
import dev.twinsite.quorum.Vigil;
import dev.twinsite.quorum.Vigil.Sign;
import dev.twinsite.site.SiteName;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Tells the quorum how this ops server's own site is, whether it sees the other one, and, once,
 * that both sites are there for the first time. Says nothing that has been said already.
 */
public final class Spokesman {

  private static final Logger LOG = Logger.getLogger(Spokesman.class);

  private static final Duration REPEATED_AFTER = Duration.ofSeconds(1);

  private final SiteName own;
  private final SiteName peer;
  private final Membership quorum;
  private final Lookout lookout;
  private final Policy policy;
  private final Vigil vigil;
  private final InstantSource clock;
  private final Stopwatch stopwatch;
  private Map<SiteName, UUID> founded = Map.of();
  private long foundedAt;

  /**
   * The spokesman of a site.
   *
   * @param policy that a new quorum begins with
   * @param declareAfter how long the other site is missed before this server says so
   * @param declareAfterStart the same for a site that has not been seen since this server started
   */
  public Spokesman(
      SiteName own,
      SiteName peer,
      Membership quorum,
      Lookout lookout,
      Policy policy,
      Duration declareAfter,
      Duration declareAfterStart,
      InstantSource clock,
      Stopwatch stopwatch) {
    this.own = own;
    this.peer = peer;
    this.quorum = quorum;
    this.lookout = lookout;
    this.policy = policy;
    this.vigil = new Vigil(peer, declareAfter, declareAfterStart);
    this.clock = clock;
    this.stopwatch = stopwatch;
  }

  /** Says how the own site is, if that has changed, and founds what is new. */
  public void tell() {
    quorum.lead(clock.instant());
    if (quorum.isSeated() && quorum.leader().isPresent()) {
      tell(lookout.statement());
      foundIfNew(quorum.state());
    }
  }

  private void tell(SiteStatement now) {
    if (!quorum.state().statement(own).equals(Optional.of(now))) {
      quorum.put(new Motion.Tell(quorum.seat(), now));
    }
  }

  /** Says whether the other site is seen, if there is anything new to say. */
  public synchronized void look() {
    if (quorum.isSeated()) {
      vigil
          .look(quorum.state(), quorum.seat(), sign(), stopwatch.nanos(), clock.instant())
          .ifPresent(this::say);
    }
  }

  /** The same for a person who is about to declare the other site lost. */
  public synchronized void lookForPerson() {
    if (quorum.isSeated()) {
      vigil
          .lookForPerson(quorum.state(), quorum.seat(), sign(), stopwatch.nanos(), clock.instant())
          .ifPresent(this::say);
    }
  }

  private Sign sign() {
    return new Sign(
        lookout.signOfLife(peer).isPresent(),
        stopwatch.nanos(),
        lookout.signOfLife(own).isPresent());
  }

  private void say(Look look) {
    Optional<Ruling> ruling = quorum.put(look);
    LOG.infof(
        "%s %s, which %s: %s",
        own,
        look.sees() ? "sees " + peer : "misses " + peer,
        look.answers() == 0 ? "is news" : "answers the witness",
        ruling);
  }

  /** The site of the smaller name speaks for both. */
  private void foundIfNew(QuorumState state) {
    if (state.states().isEmpty() && own.compareTo(peer) < 0) {
      Map<SiteName, UUID> databases = new TreeMap<>();
      state.electorate().sites().forEach(site -> fresh(state, site, databases));
      if (databases.size() == 2 && (!databases.equals(founded) || isTimeToRepeat())) {
        founded = databases;
        foundedAt = stopwatch.nanos();
        found(state, databases);
      }
    }
  }

  /** What was refused is not asked for again at once: the log is kept for ever. */
  private boolean isTimeToRepeat() {
    return stopwatch.since(foundedAt).compareTo(REPEATED_AFTER) > 0;
  }

  private static void fresh(QuorumState state, SiteName site, Map<SiteName, UUID> databases) {
    state
        .statement(site)
        .filter(SiteStatement::databaseNew)
        .map(SiteStatement::database)
        .ifPresent(database -> databases.put(site, database));
  }

  /**
   * Each attempt under an id of its own: what was refused under one is refused under it for ever.
   */
  private void found(QuorumState state, Map<SiteName, UUID> databases) {
    String by = own + "-ops";
    if (!state.policy().equals(policy)) {
      quorum.put(new Motion.Prefer(quorum.seat(), policy, "as configured", by, clock.instant()));
    }
    Proposal genesis = new Proposal(UUID.randomUUID(), Genesis.of(databases, by), clock.instant());
    LOG.infof("First admission of %s: %s", databases, quorum.propose(genesis));
  }
}
