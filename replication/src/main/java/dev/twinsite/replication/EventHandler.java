package dev.twinsite.replication;

import java.util.List;
import java.util.Set;

/**
 * What an application does with the facts of the journal. Every method runs inside the transaction
 * that moves the journal, on a managed thread, once for each event, in the order of the stream.
 * Implementations write to the same datasource and check no rule that the origin has decided
 * already.
 *
 * <p>A method that throws marks its event as poisoned: its own work is undone, the event is
 * recorded and reported, and the stream goes on.
 */
public interface EventHandler {

  /** The kinds of event that this handler understands; announced to the other site. */
  Set<String> kinds();

  /**
   * Makes an event effective that this site did not decide: it came from the other site, or is an
   * own event of an earlier life that a rebuild brings back. A decisive event is posted by being
   * applied.
   */
  void apply(JournalEntry entry);

  /**
   * Makes several events effective, in one step if that is cheaper. The result is the same as if
   * each of them had been applied, in this order; what commutes may change places. If this throws,
   * the transaction is undone and tried once more, one event at a time.
   *
   * @param entries at least one, from one stream unless a database is being rebuilt
   */
  default void applyAll(List<JournalEntry> entries) {
    entries.forEach(this::apply);
  }

  /**
   * Posts an own decisive event, because both sites hold it or because this site decides alone. It
   * was written as pending when it was appended.
   */
  void acknowledged(JournalEntry entry);

  /** Posts several own decisive events, in one step if that is cheaper; as {@link #applyAll}. */
  default void acknowledgedAll(List<JournalEntry> entries) {
    entries.forEach(this::acknowledged);
  }

  /**
   * Takes note that a decisive event does not count. For an own event the pending effect is undone;
   * for an event of the other site, what is mergeable about it takes effect and the rest is shown
   * as voided.
   */
  void discarded(JournalEntry entry, DiscardReason reason);
}
