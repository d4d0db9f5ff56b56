package dev.twinsite.ops.audit;

import dev.twinsite.ops.json.Json;
import dev.twinsite.ops.store.DurableFile;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What both sites have: the own one as it was looked at last, the other one as it said last, in the
 * file {@code peer-assets.json}.
 */
public final class Audit {

  private final String own;
  private final String peer;
  private final Collector collector;
  private final DurableFile file;
  private final InstantSource clock;
  private volatile @Nullable Assets here;
  private volatile Optional<Assets> there;

  /** The audit of two sites, as kept in a directory of an ops server. */
  public Audit(Path directory, String own, String peer, Collector collector, InstantSource clock) {
    this.own = own;
    this.peer = peer;
    this.collector = collector;
    this.clock = clock;
    this.file = new DurableFile(directory, "peer-assets.json");
    this.there = file.read().map(json -> Json.read(json, Assets.class));
  }

  /** Looks at the own site. May take a while. */
  public void look() {
    here = collector.look(clock.instant());
  }

  /** What the other ops server lacks, who knows what this site had then; null if nothing. */
  public @Nullable Assets newerThan(@Nullable Instant known) {
    Assets now = here;
    return now == null || now.at().equals(known) ? null : now;
  }

  /** When the other site was looked at, as far as is known here. */
  public @Nullable Instant knownAt() {
    return there.map(Assets::at).orElse(null);
  }

  /** Takes over what the other ops server says about its own site. */
  public synchronized void learn(@Nullable Assets told) {
    if (told != null && told.site().equals(peer) && isNewer(told)) {
      file.write(Json.write(told));
      there = Optional.of(told);
    }
  }

  private boolean isNewer(Assets told) {
    return there.filter(known -> !known.at().isBefore(told.at())).isEmpty();
  }

  /** Compares what is known now. Waits for nobody. */
  public Comparison compare() {
    Assets now = here;
    Instant at = clock.instant();
    return Comparison.of(now == null ? new Assets(own, at, List.of()) : now, there, peer, at);
  }
}
