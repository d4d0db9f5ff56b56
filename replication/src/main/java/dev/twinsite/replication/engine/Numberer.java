package dev.twinsite.replication.engine;

import dev.twinsite.replication.protocol.Life;
import dev.twinsite.replication.protocol.Numbering;
import dev.twinsite.replication.protocol.Numbering.Numbered;
import dev.twinsite.replication.protocol.Numbering.Unnumbered;
import java.util.List;
import java.util.Optional;

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
    if (!stores.own().hasUnnumbered()) {
      return 0;
    }
    long last = stores.localOrder().lock();
    Optional<Life> life = stores.own().life();
    return life.map(alive -> number(alive, last, limit)).orElse(0);
  }

  /** Numbers whatever is committed. */
  void numberAll() {
    while (number(1_000) > 0) {
      // each round takes what fits into one statement
    }
  }

  private int number(Life life, long last, int limit) {
    List<Unnumbered> committed = stores.own().unnumbered(limit);
    if (committed.isEmpty()) {
      return 0;
    }
    List<Numbered> numbered = Numbering.assign(life.end(), last, committed);
    stores.own().place(numbered);
    stores.localOrder().save(last + numbered.size());
    return numbered.size();
  }
}
