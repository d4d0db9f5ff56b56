package dev.twinsite.ops.release;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an ops server says about the releases of its site.
 *
 * @param depot the SHA-256 of each release in its depot, by version
 * @param runs the version that every application node has in service; null if they have none that
 *     the depot knows, or not all the same
 * @param wanted the version that a run wants here now; null if none does
 * @param waitsFor why that one is not in service yet, in words; null if it is
 * @param hopeless whether it will not be, whatever is waited for
 */
public record ReleaseReport(
    SortedMap<String, String> depot,
    @Nullable String runs,
    @Nullable String wanted,
    @Nullable String waitsFor,
    boolean hopeless) {

  /** No release at all. */
  public static final ReleaseReport NOTHING =
      new ReleaseReport(Collections.emptySortedMap(), null, null, null, false);

  public ReleaseReport {
    depot = Collections.unmodifiableSortedMap(new TreeMap<>(depot));
  }

  /** The same, with what a run wants here and why it is not so. */
  public ReleaseReport wanting(String version, @Nullable String why, boolean isHopeless) {
    return new ReleaseReport(depot, runs, version, why, isHopeless);
  }
}
