package dev.twinsite.replication.engine;

import dev.twinsite.replication.Outcome;
import dev.twinsite.replication.engine.Entries.Arrived;
import dev.twinsite.replication.protocol.Mark;
import java.util.ArrayList;
import java.util.List;

/**
 * Events that one transaction takes in. They are handled one by one and stored together at the end:
 * the local order is the last lock of the transaction, so nobody waits for a place while handlers
 * work.
 */
final class Arrivals {

  private final Stores stores;
  private final List<Arrived> events = new ArrayList<>();
  private Mark end;
  private int handled;

  /** Arrivals behind a mark of the other site's stream. */
  Arrivals(Stores stores, Mark end) {
    this.stores = stores;
    this.end = end;
  }

  void add(Arrived event) {
    events.add(event);
    handled++;
  }

  void movedTo(Mark mark) {
    end = mark;
  }

  /** How far the other site's stream is taken in. */
  Mark end() {
    return end;
  }

  /** Whether nothing has arrived in this transaction. */
  boolean isEmpty() {
    return handled == 0;
  }

  /** Whether an event that has arrived waits for its origin's decision. */
  boolean hasContested() {
    return events.stream().anyMatch(event -> event.outcome() == Outcome.CONTESTED);
  }

  /** Gives the events that have arrived so far their places and stores them. */
  void store() {
    if (events.isEmpty()) {
      return;
    }
    stores.entries().store(events, stores.localOrder());
    events.clear();
  }
}
