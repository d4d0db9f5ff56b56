package dev.twinsite.replication;

import dev.twinsite.site.Position;
import dev.twinsite.site.SiteName;

/**
 * An event in its place.
 *
 * @param localOrder where the event stands at the site that answers; differs between sites, starts
 *     at 1. It is 0 while {@link EventHandler#apply} and {@link EventHandler#discarded} see an
 *     event that is just arriving: places are given out at the very end of a transaction, so that
 *     nobody waits for them
 * @param origin the site in which it happened
 * @param position where it stands in the journal of its origin
 * @param outcome what has become of it at the site that answers
 */
public record JournalEntry(
    long localOrder, SiteName origin, Position position, Envelope envelope, Outcome outcome) {

  /** An event that counts. */
  public JournalEntry(long localOrder, SiteName origin, Position position, Envelope envelope) {
    this(localOrder, origin, position, envelope, Outcome.effectOf(envelope));
  }

  /** The same event with another outcome. */
  public JournalEntry with(Outcome other) {
    return new JournalEntry(localOrder, origin, position, envelope, other);
  }
}
