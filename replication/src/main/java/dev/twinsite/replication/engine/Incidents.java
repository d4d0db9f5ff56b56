package dev.twinsite.replication.engine;

import dev.twinsite.replication.JournalEntry;

/** What went wrong and waits for a person. */
public interface Incidents {

  /** Records an event whose handler failed. */
  void poisoned(JournalEntry entry, String step, Throwable cause);

  /** Closes this database for good; the first reason stays. */
  void quarantine(String reason);

  /**
   * Records whether the other site's applier is reached. A node that has lost the lease without
   * knowing it yet does not speak for its site, and nothing is recorded.
   */
  void link(boolean reachable);
}
