package dev.twinsite.replication.engine;

import dev.twinsite.replication.engine.OwnStream.Backlog;
import dev.twinsite.replication.protocol.Life;
import dev.twinsite.replication.protocol.Numbering;
import dev.twinsite.replication.protocol.Numbering.Numbered;
import java.util.List;

/**
 * Gives committed own events their places, in the caller's transaction. The lock on the local order
 * makes sure that only one transaction does so at a time, on whichever node; what it reads after it
 * has the lock includes everything that earlier ones have numbered.
 */
final class Numberer {

  private final Stores stores;

  Numberer(Stores stores) {
    this.stores = stores;
  }

  /** Numbers at most so many events and returns how many it was. */
  int number(int limit) {
    Backlog backlog = stores.own().lockBacklog(stores.localOrder(), limit);
    return backlog.events().isEmpty()
        ? 0
        : backlog.life().map(alive -> number(alive, backlog)).orElse(0);
  }

  /** Numbers whatever is committed. */
  void numberAll() {
    while (stores.own().hasUnnumbered() && number(1_000) > 0) {
      // each round takes what fits into one statement
    }
  }

  private int number(Life life, Backlog backlog) {
    List<Numbered> numbered = Numbering.assign(life.end(), backlog.localOrder(), backlog.events());
    stores.own().place(numbered, stores.localOrder());
    return numbered.size();
  }
}
