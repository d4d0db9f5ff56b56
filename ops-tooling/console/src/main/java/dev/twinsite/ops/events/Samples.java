package dev.twinsite.ops.events;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of the last ten minutes, one a second, so that a page that is opened has a past. */
public final class Samples {

  /** How many are kept. */
  static final int KEPT = 600;

  private final Deque<Sample> samples = new ArrayDeque<>();

  /**
   * One moment.
   *
   * @param at milliseconds since 1970-01-01T00:00Z
   * @param sites by name
   */
  public record Sample(long at, List<Values> sites) {}

  /**
   * The values of a site; null where they are not known at that moment.
   *
   * @param written the number of events that it has written to its journal
   * @param answerMillis how long its application took to answer its ops server
   */
  public record Values(
      String site,
      @Nullable Long lagMillis,
      @Nullable Long unacknowledged,
      @Nullable Long written,
      @Nullable Long answerMillis) {}

  /** Adds a moment. */
  public synchronized void add(Sample sample) {
    samples.addLast(sample);
    if (samples.size() > KEPT) {
      samples.removeFirst();
    }
  }

  /** The moments after this one, oldest first. */
  public synchronized List<Sample> after(long at) {
    return samples.stream().filter(sample -> sample.at() > at).toList();
  }

  /** The last moment, in a list; nothing if there is none. */
  public synchronized List<Sample> recent() {
    return samples.isEmpty() ? List.of() : List.of(samples.getLast());
  }
}
