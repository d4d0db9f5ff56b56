package dev.twinsite.replication.jdbc;

import dev.twinsite.replication.JournalEntry;
import dev.twinsite.replication.ReplicationConfig;
import dev.twinsite.replication.engine.Incidents;
import java.io.PrintWriter;
import java.io.StringWriter;

/** The tables {@code poison}, {@code quarantine} and {@code link}. */
final class JdbcIncidents implements Incidents {

  private static final int ERROR_LENGTH_MAX = 4_000;

  private final Database database;
  private final ReplicationConfig config;

  JdbcIncidents(Database database, ReplicationConfig config) {
    this.database = database;
    this.config = config;
  }

  @Override
  public void poisoned(JournalEntry entry, String step, Throwable cause) {
    database.update(
        """
        insert into journal.poison (origin, incarnation, number, event_id, kind, step, error)
          values (?, ?, ?, ?, ?, ?, ?)""",
        entry.origin().value(),
        entry.position().incarnation().value(),
        entry.position().number(),
        entry.envelope().id(),
        entry.envelope().kind(),
        step,
        text(cause));
  }

  @Override
  public void quarantine(String reason) {
    database.update(
        "insert into journal.quarantine (reason) values (?) on conflict (only_row) do nothing",
        reason);
  }

  @Override
  public void link(boolean reachable) {
    database.update(
        """
        update journal.link set reachable = ?, changed_at = clock_timestamp()
        where reachable <> ? and exists (select from journal.lease where boot_id = ?)""",
        reachable,
        reachable,
        config.bootId());
  }

  private static String text(Throwable cause) {
    StringWriter trace = new StringWriter();
    cause.printStackTrace(new PrintWriter(trace));
    String text = trace.toString().replace("\u0000", "");
    return text.substring(0, Math.min(text.length(), ERROR_LENGTH_MAX));
  }
}
