package dev.twinsite.replication.engine;

import dev.twinsite.replication.DiscardReason;
import dev.twinsite.replication.EventHandler;
import dev.twinsite.replication.JournalEntry;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Calls the application's handler. A first attempt calls it without further ado; if an event fails,
 * the whole transaction is tried once more with a savepoint for each event, and the event that
 * fails again is isolated: recorded, reported and passed over. Failures that say nothing about the
 * event fail the transaction, both times.
 */
final class Handling {

  private static final Logger LOG = Logger.getLogger(Handling.class);

  /** How carefully events are handled. */
  enum Care {
    SWIFT,
    ISOLATING
  }

  /** A transaction's work, done with the given care. */
  @FunctionalInterface
  interface Careful<T> {
    T with(Care care) throws Exception;
  }

  private final EventHandler handler;
  private final Stores stores;
  private volatile boolean stopping;

  Handling(EventHandler handler, Stores stores) {
    this.handler = handler;
    this.stores = stores;
  }

  Set<String> kinds() {
    return handler.kinds();
  }

  /** From now on a handler that fails fails because the application goes away. */
  void stopping(boolean now) {
    stopping = now;
  }

  /** Runs the work in a transaction of its own, and once more with isolation if an event fails. */
  <T> T inTransaction(Careful<T> work) throws Exception {
    try {
      return stores.transactions().inNew(() -> work.with(Care.SWIFT));
    } catch (HandlerFailure e) {
      if (isPassing(e)) {
        throw e;
      }
      LOG.debugf(e, "An event failed; trying again with each event isolated");
      return stores.transactions().inNew(() -> work.with(Care.ISOLATING));
    }
  }

  void apply(JournalEntry entry, Care care) {
    call("apply", entry, care, () -> handler.apply(entry));
  }

  /** Applies events in their order; all at once unless each has to be isolated. */
  void applyAll(List<JournalEntry> entries, Care care) {
    if (care == Care.ISOLATING) {
      entries.forEach(entry -> apply(entry, care));
    } else if (!entries.isEmpty()) {
      swiftly(() -> handler.applyAll(entries));
    }
  }

  /** Posts own events in their order; all at once unless each has to be isolated. */
  void acknowledgedAll(List<JournalEntry> entries, Care care) {
    if (care == Care.ISOLATING) {
      entries.forEach(
          entry -> call("acknowledged", entry, care, () -> handler.acknowledged(entry)));
    } else if (!entries.isEmpty()) {
      swiftly(() -> handler.acknowledgedAll(entries));
    }
  }

  void discarded(JournalEntry entry, DiscardReason reason, Care care) {
    call("discarded", entry, care, () -> handler.discarded(entry, reason));
  }

  private void call(String step, JournalEntry entry, Care care, Runnable action) {
    if (care == Care.SWIFT) {
      swiftly(action);
    } else {
      isolated(step, entry, action);
    }
  }

  private static void swiftly(Runnable action) {
    try {
      action.run();
    } catch (Throwable e) {
      throw new HandlerFailure(e);
    }
  }

  private void isolated(String step, JournalEntry entry, Runnable action) {
    try {
      stores.savepoints().within(() -> swiftly(action));
    } catch (HandlerFailure e) {
      if (isPassing(e)) {
        throw e;
      }
      Throwable cause = e.getCause() == null ? e : e.getCause();
      stores.incidents().poisoned(entry, step, cause);
      LOG.errorf(
          cause,
          "Event %s of %s at %s (%s) is isolated: %s failed",
          entry.envelope().id(),
          entry.origin(),
          entry.position(),
          entry.envelope().kind(),
          step);
    }
  }

  private boolean isPassing(Throwable failure) {
    return stopping || stores.failures().isPassing(failure);
  }
}
