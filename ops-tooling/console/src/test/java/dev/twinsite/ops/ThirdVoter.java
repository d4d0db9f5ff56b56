package dev.twinsite.ops;

import dev.twinsite.ops.time.Pulse;
import dev.twinsite.quorum.Seat;
import dev.twinsite.quorum.Vigil;
import dev.twinsite.quorum.Vigil.Sign;
import dev.twinsite.quorum.VoterName;
import dev.twinsite.quorum.raft.RaftVoter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The witness of a test: it sees of each site what the site's ops server says, if that runs. */
final class ThirdVoter implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Voters voters;
  private final Path disk;
  private final Place pangyo;
  private final Place ansan;
  private final List<Pulse> pulses = new ArrayList<>();
  private Map<Place, Vigil> vigils = Map.of();
  private @Nullable RaftVoter voter;

  ThirdVoter(Voters voters, Path disk, Place pangyo, Place ansan) {
    this.voters = voters;
    this.disk = disk;
    this.pangyo = pangyo;
    this.ansan = ansan;
    Voters.found(VoterName.WITNESS, disk);
  }

  ThirdVoter start() throws IOException {
    RaftVoter joined =
        RaftVoter.join(
            voters.config(VoterName.WITNESS, disk, Voters.SECRET), Throwable::printStackTrace);
    voter = joined;
    vigils = Map.of(pangyo, vigil(pangyo), ansan, vigil(ansan));
    pulses.add(Pulse.start("witness-looks", PAUSE, () -> look(joined)));
    pulses.add(Pulse.start("witness-seats", PAUSE, () -> seat(joined)));
    return this;
  }

  private static Vigil vigil(Place site) {
    return new Vigil(site.name(), Place.DECLARE_AFTER, Duration.ofSeconds(3));
  }

  private void look(RaftVoter joined) {
    vigils.forEach(
        (site, vigil) -> {
          long asked = System.nanoTime();
          Sign sign =
              new Sign(site.isAtWork(), asked, (site == pangyo ? ansan : pangyo).isAtWork());
          vigil
              .look(joined.state(), joined.seat(), sign, System.nanoTime(), Instant.now())
              .ifPresent(joined::put);
        });
  }

  private static void seat(RaftVoter joined) {
    joined.sendWhatIsMissing();
    for (Seat waiting : joined.waiting()) {
      joined.seatWaiting(waiting, Instant.now());
    }
  }

  RaftVoter voter() {
    RaftVoter running = voter;
    if (running == null) {
      throw new IllegalStateException("the witness is dead");
    }
    return running;
  }

  /** The process is gone. */
  void die() {
    RaftVoter last = voter;
    voter = null;
    if (last != null) {
      last.close();
    }
    pulses.forEach(Pulse::close);
    pulses.clear();
  }

  @Override
  public void close() {
    die();
  }

  @Override
  public String toString() {
    RaftVoter running = voter;
    return running == null ? "witness: dead" : "witness: " + running + "\n  " + running.state();
  }
}
