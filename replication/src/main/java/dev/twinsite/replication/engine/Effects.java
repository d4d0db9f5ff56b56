package dev.twinsite.replication.engine;

import dev.twinsite.replication.DiscardReason;
import dev.twinsite.replication.JournalEntry;
import dev.twinsite.replication.engine.Entries.Arrived;
import dev.twinsite.replication.engine.Handling.Care;
import dev.twinsite.replication.protocol.ControlEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets arriving events take effect, in the caller's transaction and in their order. Those that
 * count are gathered and handed over together; whatever else has to happen between two of them
 * calls {@link #handOver} first.
 */
final class Effects {

  private final Handling handling;
  private final Care care;
  private final List<JournalEntry> gathered = new ArrayList<>();

  Effects(Handling handling, Care care) {
    this.handling = handling;
    this.care = care;
  }

  /** Takes an event; it has taken effect at the latest after the next {@link #handOver}. */
  void of(Arrived event) {
    if (!ControlEvent.isControl(event.envelope().kind())) {
      of(
          new JournalEntry(
              0, event.origin(), event.mark().position(), event.envelope(), event.outcome()));
    }
  }

  /** Lets everything take effect that was taken before. */
  void handOver() {
    if (!gathered.isEmpty()) {
      handling.applyAll(List.copyOf(gathered), care);
      gathered.clear();
    }
  }

  private void of(JournalEntry entry) {
    switch (entry.outcome()) {
      case EFFECTIVE, POSTED -> gathered.add(entry);
      case SUPERSEDED -> discard(entry, DiscardReason.SUPERSEDED);
      case BEYOND_CUT -> discard(entry, DiscardReason.BEYOND_CUT);
      case CONTESTED -> {
        // its origin will say what becomes of it
      }
      case PENDING -> throw new IllegalArgumentException("a pending event has arrived: " + entry);
    }
  }

  private void discard(JournalEntry entry, DiscardReason reason) {
    handOver();
    handling.discarded(entry, reason, care);
  }
}
