package dev.twinsite.simulator;

import dev.twinsite.quorum.Sentry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The eyes of a voter: asks sites for a sign of life and says what it misses. */
final class Lookout {

  /** How long a site may be silent; short, so that a game sees many losses. */
  private static final Duration PATIENCE = Duration.ofMillis(1_500);

  private final World world;
  private final Voter voter;
  private final List<SimulatedSite> watched;
  private final Map<SimulatedSite, Long> lastSign = new HashMap<>();

  Lookout(World world, Voter voter, List<SimulatedSite> watched) {
    this.world = world;
    this.voter = voter;
    this.watched = watched;
    watched.forEach(site -> lastSign.put(site, world.time.now()));
  }

  void look(Task task) {
    for (SimulatedSite site : watched) {
      ask(site, task);
      long silent = world.time.now() - lastSign.getOrDefault(site, 0L);
      Instant now = Instant.ofEpochMilli(world.time.wallMillis());
      Sentry.next(voter.state(), voter.seat(), site.name, silent < PATIENCE.toNanos(), now)
          .ifPresent(voter::put);
    }
  }

  private void ask(SimulatedSite site, Task task) {
    world.network.send(
        voter.place,
        site.place,
        () ->
            site.ops()
                .whileUp(
                    () -> {
                      if (site.ops().isAlive()) {
                        answer(site, task);
                      }
                    }));
  }

  private void answer(SimulatedSite site, Task task) {
    world.network.send(
        site.place, voter.place, () -> task.now(() -> lastSign.put(site, world.time.now())));
  }
}
