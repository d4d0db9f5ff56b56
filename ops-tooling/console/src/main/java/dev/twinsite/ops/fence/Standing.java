package dev.twinsite.ops.fence;

/** Whether this ops server may vouch for the states it holds. */
@FunctionalInterface
public interface Standing {

  /**
   * Whether the states have been confirmed for a node whose start was seen at that time: by the
   * other ops server since then, by a person, or because this site is the survivor.
   *
   * @param seenNanos a reading of the {@link dev.twinsite.ops.time.Stopwatch}
   */
  boolean covers(long seenNanos);
}
