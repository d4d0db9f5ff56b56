package dev.twinsite.replication.memory;

import dev.twinsite.replication.Envelope;
import dev.twinsite.replication.JournalEntry;
import dev.twinsite.replication.Outcome;
import dev.twinsite.replication.protocol.Mark;
import dev.twinsite.site.Position;
import dev.twinsite.site.SiteName;
import java.util.Optional;

/** One event; an own one is born without a place. */
record Row(
    long seq,
    SiteName origin,
    Optional<Mark> mark,
    long localOrder,
    Envelope envelope,
    Outcome outcome,
    long appendedAt) {

  Row placed(Mark at, long order) {
    return new Row(seq, origin, Optional.of(at), order, envelope, outcome, appendedAt);
  }

  Row decided(Outcome next) {
    return new Row(seq, origin, mark, localOrder, envelope, next, appendedAt);
  }

  Position position() {
    return mark.orElseThrow().position();
  }

  JournalEntry entry() {
    return new JournalEntry(localOrder, origin, position(), envelope, outcome);
  }
}
