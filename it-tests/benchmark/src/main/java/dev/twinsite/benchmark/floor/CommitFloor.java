package dev.twinsite.benchmark.floor;

import dev.twinsite.benchmark.load.Latency;
import dev.twinsite.lab.LabException;
import dev.twinsite.lab.LabStatus;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * How many transactions of one inserted row the database of a site commits, by connections that do
 * nothing else. In a schema of its own, which is dropped afterwards.
 */
public final class CommitFloor {

  private static final String SCHEMA = "benchmark_floor";
  private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(1);
  private static final int DIGITS = 3;

  private final LabStatus.Site site;
  private final Duration each;

  /**
   * A floor.
   *
   * @param each how long is measured, after as long a warm-up
   */
  public CommitFloor(LabStatus.Site site, Duration each) {
    this.site = site;
    this.each = each;
  }

  /** Measures with so many connections. */
  public Floor with(int connections) {
    try (Connection owner = open();
        Statement statement = owner.createStatement()) {
      statement.execute("drop schema if exists " + SCHEMA + " cascade");
      statement.execute("create schema " + SCHEMA);
      statement.execute(
          "create table "
              + SCHEMA
              + ".commits (id bigint generated always as identity, note text)");
      try {
        return measured(connections);
      } finally {
        statement.execute("drop schema " + SCHEMA + " cascade");
      }
    } catch (SQLException e) {
      throw LabException.failed(
          "The database of " + site.name() + " cannot be measured: " + e.getMessage(), e);
    }
  }

  private Floor measured(int connections) throws SQLException {
    List<Connection> opened = new ArrayList<>();
    try {
      for (int i = 0; i < connections; i++) {
        opened.add(open());
      }
      all(opened);
      Histogram micros = all(opened);
      return new Floor(
          "PostgreSQL commit of one row at " + site.name(),
          connections,
          micros.getTotalCount() / (each.toNanos() / 1e9),
          Latency.of(micros));
    } finally {
      for (Connection connection : opened) {
        connection.close();
      }
    }
  }

  private Histogram all(List<Connection> connections) {
    ExecutorService threads = Executors.newFixedThreadPool(connections.size());
    try {
      long end = System.nanoTime() + each.toNanos();
      List<Callable<Histogram>> loops = new ArrayList<>();
      connections.forEach(connection -> loops.add(() -> commits(connection, end)));
      Histogram sum = new Histogram(LONGEST_MICROS, DIGITS);
      for (Future<Histogram> loop : threads.invokeAll(loops)) {
        sum.add(loop.get());
      }
      return sum;
    } catch (ExecutionException e) {
      throw LabException.failed("The database of " + site.name() + " refused a commit.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw LabException.failed("The benchmark was interrupted.", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Histogram commits(Connection connection, long end) throws SQLException {
    Histogram micros = new Histogram(LONGEST_MICROS, DIGITS);
    try (var insert =
        connection.prepareStatement("insert into " + SCHEMA + ".commits (note) values (?)")) {
      long before = System.nanoTime();
      while (before < end) {
        insert.setString(1, "one row");
        insert.executeUpdate();
        long after = System.nanoTime();
        micros.recordValue(TimeUnit.NANOSECONDS.toMicros(after - before));
        before = after;
      }
    }
    return micros;
  }

  private Connection open() throws SQLException {
    LabStatus.Database database = site.database();
    return DriverManager.getConnection(database.url(), database.username(), database.password());
  }
}
