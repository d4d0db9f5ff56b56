package dev.twinsite.replication.engine;

import dev.twinsite.replication.Envelope;
import dev.twinsite.replication.JournalEntry;
import dev.twinsite.replication.Outcome;
import dev.twinsite.replication.protocol.Digest;
import dev.twinsite.replication.protocol.Mark;
import dev.twinsite.replication.protocol.RebuiltEvent;
import dev.twinsite.site.Position;
import dev.twinsite.site.SiteName;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** The events of both streams as this site holds them. */
public interface Entries {

  /** An event that has arrived and what has become of it. */
  record Arrived(SiteName origin, Mark mark, Envelope envelope, Outcome outcome) {}

  /** Stores events behind the given local order, in their order. */
  void store(List<Arrived> events, long localOrder);

  /** Locks the local order until the transaction ends and stores events behind it. */
  default void store(List<Arrived> events, LocalOrder localOrder) {
    long last = localOrder.lock();
    store(events, last);
    localOrder.save(last + events.size());
  }

  Optional<Digest> digestAt(SiteName origin, Position position);

  /** A decisive event of the other site that is not decided here, and its row. */
  record Contested(long seq, JournalEntry entry) {}

  boolean hasContested();

  /** Whether any decisive event of the origin counts that stands behind a place of its stream. */
  boolean hasPostedBehind(SiteName origin, Position place);

  /** Contested events among those with these identities, in the order of their stream. */
  List<Contested> contested(Collection<UUID> ids);

  /** Contested events up to a place of their stream, in its order. */
  List<Contested> contested(Position upTo, int limit);

  void decide(Collection<Long> seqs, Outcome outcome);

  /** Which of an origin's decisive events between two places do not count here, or not yet. */
  List<Position> discarded(SiteName origin, Position since, Position upTo);

  /** Events of both streams in local order: at most so many, and at least one if there is any. */
  List<RebuiltEvent> inLocalOrder(long after, int events, int bytes);

  /** The local order of the event in this row; empty while it has no place. */
  OptionalLong localOrderOf(long seq);

  /** The local order of an origin's last event; 0 if there is none. */
  long lastOf(SiteName origin);
}
