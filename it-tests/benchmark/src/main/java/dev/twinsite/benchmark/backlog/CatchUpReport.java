package dev.twinsite.benchmark.backlog;

import java.time.Instant;
import java.util.Locale;

/**
 * How long a site needed to take in what it had missed.
 *
 * @param missed events while the link was cut
 * @param caughtUpSeconds from when the first of them was taken in to when the last one was
 * @param journal events that the site had to be rebuilt from; 0 if it was not rebuilt
 * @param rebuiltSeconds from power-on with an empty disk until it was ACTIVE and had caught up
 */
public record CatchUpReport(
    Instant startedAt, int missed, double caughtUpSeconds, long journal, double rebuiltSeconds) {

  private static final double EVENTS_PER_SECOND = 5_000;
  private static final long LARGE = 1_000_000;
  private static final double LARGE_SECONDS = 300;

  /** Events per second behind the cut link. */
  public double eventsPerSecond() {
    return missed / caughtUpSeconds;
  }

  /** At least 5,000 events per second, and a million of them rebuilt within 5 minutes. */
  public boolean isGoalMet() {
    boolean rebuiltInTime = rebuiltSeconds <= LARGE_SECONDS * Math.max(LARGE, journal) / LARGE;
    return eventsPerSecond() >= EVENTS_PER_SECOND && rebuiltInTime;
  }

  /** For people. */
  public String text() {
    String caughtUp =
        String.format(
            Locale.ROOT,
            "catch-up: %,d events in %.1f s, %,.0f/s",
            missed,
            caughtUpSeconds,
            eventsPerSecond());
    String rebuilt =
        String.format(
            Locale.ROOT,
            "%nrebuild: %,d events in %.0f s from power-on, %,.0f/s",
            journal,
            rebuiltSeconds,
            journal / rebuiltSeconds);
    return journal == 0 ? caughtUp : caughtUp + rebuilt;
  }
}
