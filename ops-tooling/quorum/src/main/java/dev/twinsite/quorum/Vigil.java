package dev.twinsite.quorum;

import dev.twinsite.quorum.Motion.Look;
import dev.twinsite.site.SiteName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one voter looks at one site: when it says that it sees the site, when that it misses it, and
 * when it had better say nothing yet. Times are readings of the voter's own stopwatch, in
 * nanoseconds.
 */
/*
 * Two voters that look at the same site notice its end, and its return, at slightly different
 * moments. If each told at once what it believes, the first to miss a dead site would be answered "I
 * see it" by the second, whose last sign of life is not old enough yet; and that is what a cut link
 * looks like, over which the site that works might be the one to be fenced. Hence:
 *
 * - A voter that is asked about a site which the other one misses says that it sees it only by a
 *   sign that was given after it was asked.
 * - A voter that misses a site which the other one has just seen goes on saying so only after it has
 *   missed it for the whole time again.
 * - A voter that has never seen a site since it started gives it a long time to boot, from the
 *   moment on when the other site works. Else the site that boots last would be lost at every start.
 */
public final class Vigil {

  private static final long REPEATED_AFTER = Duration.ofSeconds(1).toNanos();

  private final SiteName site;
  private final long after;
  private final long atStart;
  private long question = -1;
  private long askedAt;
  private @Nullable Look said;
  private long saidAt;
  private boolean everSeen;
  private boolean otherWorks;
  private long otherWorksSince;

  /**
   * A voter begins to look.
   *
   * @param after how long it misses a site before it says so
   * @param atStart how long it waits for a site that it has never seen
   */
  public Vigil(SiteName site, Duration after, Duration atStart) {
    this.site = site;
    this.after = after.toNanos();
    this.atStart = atStart.toNanos();
  }

  /**
   * What the voter finds.
   *
   * @param seen whether the site has lately shown that it can do its work
   * @param signAt when the look began that found it; of no meaning if it was not seen
   * @param otherWorks whether the other site has
   */
  public record Sign(boolean seen, long signAt, boolean otherWorks) {}

  /** The look that has to be put before the quorum now; empty if there is none. */
  public Optional<Look> look(QuorumState state, Seat own, Sign sign, long now, Instant at) {
    note(sign, now);
    hear(state, own, now);
    return Sentry.next(state, own, site, sign.seen(), at)
        .filter(look -> sign.seen() || isPatienceOver(now))
        .filter(look -> mayAnswer(state, own, sign, now))
        .filter(look -> isNews(look, now));
  }

  /** The same at the wish of a person, who does not wait for a site that has never been seen. */
  public Optional<Look> lookForPerson(
      QuorumState state, Seat own, Sign sign, long now, Instant at) {
    hear(state, own, now);
    return Sentry.next(state, own, site, sign.seen(), at)
        .filter(look -> mayAnswer(state, own, sign, now));
  }

  /**
   * What has been said is not repeated at once: the ruling may be on its way, or have been a
   * refusal, and the log is kept for ever.
   */
  private boolean isNews(Look look, long now) {
    Look before = said;
    boolean repeated =
        before != null && before.sees() == look.sees() && before.answers() == look.answers();
    if (repeated && now - saidAt < REPEATED_AFTER) {
      return false;
    }
    said = look;
    saidAt = now;
    return true;
  }

  private void note(Sign sign, long now) {
    everSeen |= sign.seen();
    if (sign.otherWorks() && !otherWorks) {
      otherWorksSince = now;
    }
    otherWorks = sign.otherWorks();
  }

  /** When it came to know what the other voter says now. */
  private void hear(QuorumState state, Seat own, long now) {
    long number = other(state, own).map(Sighting::number).orElse(-1L);
    if (number != question) {
      question = number;
      askedAt = now;
    }
  }

  private boolean isPatienceOver(long now) {
    return everSeen || (otherWorks && now - otherWorksSince >= atStart);
  }

  private boolean mayAnswer(QuorumState state, Seat own, Sign sign, long now) {
    Optional<Sighting> other = other(state, own);
    if (other.isEmpty() || other.get().sees() == sign.seen()) {
      return true;
    }
    return sign.seen() ? sign.signAt() - askedAt > 0 : now - askedAt >= after;
  }

  private Optional<Sighting> other(QuorumState state, Seat own) {
    return state.electorate().mayJudge(own.voter(), site)
        ? state.sighting(site, state.electorate().otherJudge(own.voter(), site))
        : Optional.empty();
  }
}
