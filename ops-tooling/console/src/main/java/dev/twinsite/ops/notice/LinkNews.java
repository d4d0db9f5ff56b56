package dev.twinsite.ops.notice;

import dev.twinsite.ops.notice.Bulletin.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells that the sites do not reach each other although nothing has been decided about it. Each ops
 * server sees that for itself and cannot ask the other one, so the notice is named after the epoch
 * and the hour: when the link is back, both hold one notice, not two.
 */
public final class LinkNews {

  /** Shorter breaks are not worth a notice. */
  static final Duration PATIENCE = Duration.ofSeconds(15);

  /** A site that has not been reached yet may still be booting. */
  static final Duration PATIENCE_AT_START = Duration.ofMinutes(5);

  private final String own;
  private final String peer;
  private @Nullable Instant silentSince;
  private boolean everReached;

  /** News as seen from one site. */
  public LinkNews(String own, String peer) {
    this.own = own;
    this.peer = peer;
  }

  /**
   * What is seen of the link.
   *
   * @param reachable whether the own application reaches the other site's; empty if that is not
   *     known
   * @param undecided whether both sites are ACTIVE
   */
  public record Sight(Optional<Boolean> reachable, boolean undecided, long epoch) {}

  /** What has to be said now. To be called from one thread. */
  public List<Bulletin> look(List<Notice> known, Sight sight, Instant now) {
    note(sight, now);
    List<Notice> open =
        known.stream().filter(n -> n.open() && n.subject().equals(Bulletin.LINK)).toList();
    if (!open.isEmpty()) {
      return ending(sight).stream().flatMap(w -> open.stream().map(n -> end(n, w, now))).toList();
    }
    return begins(now) ? List.of(begin(sight, now)) : List.of();
  }

  private void note(Sight sight, Instant now) {
    boolean silent = sight.undecided() && sight.reachable().filter(yes -> !yes).isPresent();
    everReached |= sight.reachable().filter(yes -> yes).isPresent();
    silentSince = silent ? (silentSince == null ? now : silentSince) : null;
  }

  private boolean begins(Instant now) {
    Duration patience = everReached ? PATIENCE : PATIENCE_AT_START;
    return silentSince != null && Duration.between(silentSince, now).compareTo(patience) >= 0;
  }

  private static Optional<Wording> ending(Sight sight) {
    if (!sight.undecided()) {
      return Optional.of(Wording.linkDecided());
    }
    return sight.reachable().filter(yes -> yes).map(yes -> Wording.linkBack());
  }

  private Bulletin begin(Sight sight, Instant now) {
    UUID notice = Bulletin.idOf("link/" + sight.epoch() + "/" + now.truncatedTo(ChronoUnit.HOURS));
    List<String> names = List.of(own, peer).stream().sorted().toList();
    Wording wording = Wording.linkCut(names.get(0), names.get(1));
    Instant since = silentSince == null ? now : silentSince;
    return bulletin(notice, Kind.OPENED, since, wording, now.plus(Chronicle.NEWS_EVERY));
  }

  private Bulletin end(Notice notice, Wording wording, Instant now) {
    return bulletin(notice.id(), Kind.CLOSED, now, wording, null);
  }

  private Bulletin bulletin(
      UUID notice, Kind kind, Instant at, Wording wording, @Nullable Instant nextUpdate) {
    UUID id = Bulletin.idOf(notice + "/" + kind + "/" + at.truncatedTo(ChronoUnit.MINUTES));
    return new Bulletin(
        id, notice, Bulletin.LINK, kind, at, "quorum", wording.en(), wording.ko(), nextUpdate);
  }
}
