package dev.twinsite.benchmark.report;

import dev.twinsite.lab.LabException;
import dev.twinsite.lab.LabStatus;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the databases of both sites have done since a moment, by their own counters.
 *
 * @param commits transactions
 * @param walBytes of write-ahead log
 * @param walSyncs how often it was forced to disk
 */
public record DatabaseWork(long commits, long walBytes, long walSyncs) {

  private static final String COUNTERS =
      """
      select (select sum(xact_commit) from pg_stat_database)::bigint,
        (select wal_bytes from pg_stat_wal)::bigint,
        (select coalesce(sum(fsyncs), 0) from pg_stat_io where object = 'wal')::bigint
      """;

  /** The counters of each site at this moment. */
  public static Map<String, DatabaseWork> of(LabStatus lab) {
    Map<String, DatabaseWork> sites = new LinkedHashMap<>();
    lab.sites().forEach(site -> sites.put(site.name(), of(site.database())));
    return sites;
  }

  private static DatabaseWork of(LabStatus.Database at) {
    try (var database = DriverManager.getConnection(at.url(), at.username(), at.password());
        var statement = database.createStatement();
        var row = statement.executeQuery(COUNTERS)) {
      row.next();
      return new DatabaseWork(row.getLong(1), row.getLong(2), row.getLong(3));
    } catch (SQLException e) {
      throw LabException.failed("The database does not tell its counters: " + e.getMessage(), e);
    }
  }

  /** What was done between the earlier counters and these. */
  public DatabaseWork since(DatabaseWork earlier) {
    return new DatabaseWork(
        commits - earlier.commits, walBytes - earlier.walBytes, walSyncs - earlier.walSyncs);
  }
}
