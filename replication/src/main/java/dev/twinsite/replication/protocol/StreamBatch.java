package dev.twinsite.replication.protocol;

import dev.twinsite.replication.Envelope;
import dev.twinsite.site.Position;
import java.util.List;
import java.util.Optional;

/**
 * A stretch of the origin's stream, within one life. Its events are numbered without a gap from
 * {@code before} on. A batch without events is a probe.
 *
 * @param predecessor the end of the life before this one; empty for a site's first life
 * @param before the mark that the first event continues
 */
public record StreamBatch(
    BatchHeader header, Optional<Mark> predecessor, Mark before, List<Envelope> events)
    implements Batch {

  public StreamBatch {
    events = List.copyOf(events);
  }

  /** The number of the last event, or of the place where an empty batch stands. */
  public long lastNumber() {
    return before.position().number() + events.size();
  }

  @Override
  public int size() {
    return events.size();
  }

  @Override
  public Frontier end() {
    return Frontier.inStream(new Position(before.position().incarnation(), lastNumber()));
  }
}
