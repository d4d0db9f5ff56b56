package dev.twinsite.replication.engine;

import dev.twinsite.replication.Envelope;
import dev.twinsite.replication.JournalEntry;
import dev.twinsite.replication.protocol.Digest;
import dev.twinsite.replication.protocol.Life;
import dev.twinsite.replication.protocol.Mark;
import dev.twinsite.replication.protocol.Numbering.Numbered;
import dev.twinsite.replication.protocol.Numbering.Unnumbered;
import dev.twinsite.site.Incarnation;
import dev.twinsite.site.Position;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** The stream of this site's own events. */
public interface OwnStream {

  /** An own decisive event that is not decided yet, and its sequence number. */
  record Pending(long seq, JournalEntry entry) {}

  /**
   * What is to be numbered, read after the local order was locked.
   *
   * @param localOrder the last place that was given out
   * @param life the life whose events they are; empty if this database has never been admitted
   */
  record Backlog(long localOrder, Optional<Life> life, List<Unnumbered> events) {}

  /**
   * A stretch of the stream.
   *
   * @param before the running digest at the place before; empty if this stream does not know it
   */
  record Stretch(Optional<Digest> before, List<Envelope> events) {}

  /** Appends an event; empty if another live event holds its claim. */
  OptionalLong append(Envelope envelope);

  /** The life that goes on; empty if this database has never been admitted. */
  Optional<Life> life();

  /** A life that goes on or has ended. */
  Optional<Life> life(Incarnation incarnation);

  /** The life that continues the given one. */
  Optional<Life> lifeAfter(Incarnation incarnation);

  /** Begins a life; the one before ends. */
  void begin(Life life);

  /** Adds a life that has ended already, known from the other site. */
  void recall(Mark end);

  boolean hasUnnumbered();

  /** Committed events without a place, in the order of their sequence numbers. */
  List<Unnumbered> unnumbered(int limit);

  /** Locks the local order until the transaction ends, then reads what waits for a place. */
  default Backlog lockBacklog(LocalOrder localOrder, int limit) {
    return new Backlog(localOrder.lock(), life(), unnumbered(limit));
  }

  /** Gives events of the present life their places and moves its end. */
  void place(List<Numbered> events);

  /** The same, and moves the local order, which is locked, to the last of them. */
  default void place(List<Numbered> events, LocalOrder localOrder) {
    place(events);
    localOrder.save(events.get(events.size() - 1).localOrder());
  }

  /** Events of one life behind a place: at most so many, and at least one if there is any. */
  List<Envelope> after(Position position, int events, int bytes);

  /** The same, and the digest that they continue. */
  default Stretch stretch(Position behind, int events, int bytes) {
    return new Stretch(digestAt(behind), after(behind, events, bytes));
  }

  /** The running digest at a place of this stream, the start of a life included. */
  Optional<Digest> digestAt(Position position);

  boolean hasPending();

  /** Numbered pending events up to a place, in the order of the stream. */
  List<Pending> pending(Position upTo, int limit);

  /** The pending event with this sequence number, if it is numbered and still pending. */
  Optional<Pending> pending(long seq);

  /** The sequence number of the append of this event. */
  OptionalLong seqOf(UUID eventId);

  /** The place that the append with this sequence number got. */
  Optional<Position> positionOf(long seq);
}
