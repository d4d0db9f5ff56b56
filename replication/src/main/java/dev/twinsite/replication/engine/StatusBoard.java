package dev.twinsite.replication.engine;

import dev.twinsite.replication.Cursor;
import dev.twinsite.replication.JournalStatus;
import dev.twinsite.replication.PeerStatus;
import dev.twinsite.replication.RegencyStatus;
import dev.twinsite.replication.engine.Board.Snapshot;
import dev.twinsite.replication.protocol.EnterRules;
import dev.twinsite.replication.protocol.Refusal;
import dev.twinsite.replication.protocol.Regency;
import dev.twinsite.replication.protocol.SitesView;
import dev.twinsite.site.DecisionMode;
import dev.twinsite.site.SiteName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The journal's standing, in memory: read from the database in the background, so that whoever asks
 * is answered at once, also when the database hangs. What is older than the limit counts as
 * unknown.
 */
public final class StatusBoard {

  private static final Logger LOG = Logger.getLogger(StatusBoard.class);
  private static final Duration FRESH = Duration.ofSeconds(3);
  private static final long LAG_MILLIS_MAX = 2_000;

  private record Reading(Snapshot snapshot, long at) {}

  private final Board board;
  private final Site site;
  private final Publisher publisher;
  private volatile Optional<Reading> latest = Optional.empty();

  StatusBoard(Board board, Site site, Publisher publisher) {
    this.board = board;
    this.site = site;
    this.publisher = publisher;
  }

  /** Reads the database; what was known stays if it does not answer. */
  void refresh() {
    try {
      long at = site.now();
      latest = Optional.of(new Reading(board.snapshot(), at));
    } catch (RuntimeException e) {
      LOG.debugf(e, "The journal's standing cannot be read");
    }
  }

  /** What was read lately. */
  Optional<Snapshot> fresh() {
    return latest
        .filter(reading -> site.now() - reading.at() < FRESH.toNanos())
        .map(Reading::snapshot);
  }

  /** Whether an answer of the other site can be expected soon. */
  boolean peerKeepsUp() {
    return isReachable()
        && fresh().filter(snapshot -> snapshot.lagMillis() < LAG_MILLIS_MAX).isPresent();
  }

  boolean isReachable() {
    return publisher.isReachable().orElseGet(() -> fresh().filter(Snapshot::reachable).isPresent());
  }

  /** Whether this site decides alone. */
  boolean isRegent() {
    return regency(fresh()) == RegencyStatus.REGENT;
  }

  boolean peerUnderstands(String kind) {
    return latest
        .flatMap(reading -> reading.snapshot().peerKinds())
        .map(kinds -> kinds.contains(kind))
        .orElse(true);
  }

  JournalStatus status() {
    Optional<Snapshot> now = fresh();
    Optional<SitesView> sites = now.flatMap(Snapshot::sites);
    return new JournalStatus(
        sites.map(SitesView::epoch),
        sites.map(view -> view.own().state()),
        now.map(this::mode).orElse(DecisionMode.CLOSED),
        regency(now),
        now.flatMap(Snapshot::life),
        sites.flatMap(SitesView::database),
        now.map(Snapshot::positions).orElse(Cursor.START),
        peer(now),
        now.map(Snapshot::pending).orElse(0L),
        now.filter(Snapshot::confirmed).isPresent(),
        now.filter(Snapshot::informed).isPresent(),
        now.flatMap(Snapshot::quarantine),
        now.map(StatusBoard::findings).orElse(List.of("the database does not answer")));
  }

  private PeerStatus peer(Optional<Snapshot> now) {
    return new PeerStatus(
        isReachable(),
        now.map(Snapshot::unacknowledged).orElse(0L),
        now.map(Snapshot::lagMillis).orElse(0L),
        latest.flatMap(reading -> reading.snapshot().lastReceiptAt()));
  }

  private DecisionMode mode(Snapshot snapshot) {
    Optional<SiteName> regent = snapshot.regency().map(regency -> regency.regent());
    boolean closed =
        snapshot.quarantine().isPresent() || snapshot.life().isEmpty() || !snapshot.readmitted();
    return closed
        ? DecisionMode.CLOSED
        : snapshot
            .sites()
            .map(view -> EnterRules.mode(site.self(), view.own().state(), regent))
            .orElse(DecisionMode.CLOSED);
  }

  /** A site that has not been told yet that it was lost may know less than the quorum. */
  private RegencyStatus regency(Optional<Snapshot> now) {
    Optional<SiteName> regent = now.flatMap(Snapshot::regency).map(Regency::regent);
    if (regent.isPresent()) {
      return regent.get().equals(site.self())
          ? RegencyStatus.REGENT
          : RegencyStatus.WAITING_FOR_END;
    }
    boolean waiting =
        now.filter(snapshot -> snapshot.sites().isPresent() && !snapshot.readmitted()).isPresent();
    return waiting ? RegencyStatus.WAITING_FOR_END : RegencyStatus.NONE;
  }

  private static List<String> findings(Snapshot snapshot) {
    List<String> findings = new ArrayList<>();
    snapshot.quarantine().ifPresent(findings::add);
    snapshot.refused().map(name -> Refusal.valueOf(name).sentence()).ifPresent(findings::add);
    if (snapshot.poisoned() > 0) {
      findings.add(snapshot.poisoned() + " events could not be applied and are isolated");
    }
    return findings;
  }
}
