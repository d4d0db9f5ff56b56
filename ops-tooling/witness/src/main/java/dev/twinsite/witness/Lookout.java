package dev.twinsite.witness;

import dev.twinsite.quorum.Motion;
import dev.twinsite.quorum.Seat;
import dev.twinsite.quorum.Vigil;
import dev.twinsite.quorum.Vigil.Sign;
import dev.twinsite.quorum.raft.RaftVoter;
import dev.twinsite.site.SiteName;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The witness at work: it probes both sites, tells the quorum what it sees, and while it leads
 * gives a vote anew to a voter that has lost its log.
 */
final class Lookout implements AutoCloseable {

  private static final Duration PROBE_PAUSE = Duration.ofMillis(400);
  private static final Duration REPORT_PAUSE = Duration.ofMillis(100);
  private static final Duration LEAD_PAUSE = Duration.ofMillis(300);

  private final RaftVoter voter;
  private final Map<SiteName, SiteProbe> probes = new TreeMap<>();
  private final Map<SiteName, Vigil> vigils = new TreeMap<>();
  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(4);

  Lookout(WitnessConfig config, RaftVoter voter) {
    this.voter = voter;
    HttpClient http = SiteProbe.client();
    for (SiteName site : config.raft().electorate().sites()) {
      probes.put(
          site,
          new SiteProbe(
              http,
              config.operationsOf(site),
              config.applications().getOrDefault(site, List.of()),
              config.declareAfter()));
      vigils.put(site, new Vigil(site, config.declareAfter(), config.declareAfterStart()));
    }
  }

  /** Begins to look. */
  Lookout begin() {
    probes.values().forEach(probe -> repeat(probe::ask, PROBE_PAUSE));
    repeat(this::report, REPORT_PAUSE);
    repeat(this::lead, LEAD_PAUSE);
    return this;
  }

  private void repeat(Runnable work, Duration pause) {
    threads.scheduleWithFixedDelay(() -> attempt(work), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  // What fails once is tried again: a witness that has stopped in silence would be none.
  private static void attempt(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      System.err.println(Instant.now() + " failed and will be tried again: " + e);
    }
  }

  private void report() {
    vigils.forEach((site, vigil) -> report(site, vigil));
  }

  private void report(SiteName site, Vigil vigil) {
    long now = System.nanoTime();
    SiteName other = voter.state().electorate().peerOf(site);
    OptionalLong sign = sign(site, now);
    vigil
        .look(
            voter.state(),
            voter.seat(),
            new Sign(sign.isPresent(), sign.orElse(now), sign(other, now).isPresent()),
            now,
            Instant.now())
        .ifPresent(this::tell);
  }

  private OptionalLong sign(SiteName site, long now) {
    SiteProbe probe = probes.get(site);
    return probe == null ? OptionalLong.empty() : probe.sign(now);
  }

  private void tell(Motion.Look look) {
    String outcome =
        voter.put(look).map(ruling -> ruling.getClass().getSimpleName()).orElse("none");
    say((look.sees() ? "sees " : "misses ") + look.site() + ", ruling: " + outcome);
  }

  private void lead() {
    voter.sendWhatIsMissing();
    for (Seat waiting : voter.waiting()) {
      say("gives a vote to " + waiting + ": " + voter.seatWaiting(waiting, Instant.now()));
    }
  }

  private static void say(String what) {
    System.out.println(Instant.now() + " " + what);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
