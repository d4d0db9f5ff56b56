package dev.twinsite.payment.jpa;

import dev.twinsite.app.store.Sessions;

/**
 * Who may change the rights of several accounts at a time.
 *
 * <p>A transaction of the journal changes rights in the order of the stream, so that two of them,
 * or one of them and a regent's use case, could wait for each other for ever. Transactions of the
 * journal therefore take turns, and a use case that locks more than one right does so between two
 * of them, beside others of its kind, which all lock in the order of ids. A use case that locks a
 * single right needs no turn: it never waits while it holds that.
 */
final class Turns {

  private Turns() {}

  /** Waits until no other transaction changes the rights of several accounts. */
  static void alone(Sessions sessions) {
    sessions.oncePerTransaction(
        Turns.class, () -> sessions.rows("select pg_advisory_xact_lock(7461, 2)", row -> true));
  }

  /** Waits until no transaction of the journal changes rights. */
  static void besideOthers(Sessions sessions) {
    sessions.oncePerTransaction(
        Turns.class,
        () -> sessions.rows("select pg_advisory_xact_lock_shared(7461, 2)", row -> true));
  }
}
