package dev.twinsite.replication.protocol;

import java.util.List;

/**
 * A stretch of the survivor's whole journal, both streams in the survivor's local order, for a
 * database that has lost everything.
 *
 * @param after the local order behind which this stretch begins
 * @param receiverStream how far the survivor holds the receiver's own stream; the receiver's next
 *     life continues there
 * @param receiverEndsAt the local order of the receiver's last own event or of the beginning of the
 *     regency under which it returns, whichever is later; from there on the survivor's stream alone
 *     is enough
 */
public record RebuildBatch(
    BatchHeader header,
    long after,
    Mark receiverStream,
    long receiverEndsAt,
    List<RebuiltEvent> events)
    implements Batch {

  public RebuildBatch {
    events = List.copyOf(events);
  }

  @Override
  public int size() {
    return events.size();
  }

  @Override
  public Frontier end() {
    return Frontier.inRebuild(
        events.isEmpty() ? after : events.get(events.size() - 1).localOrder());
  }
}
