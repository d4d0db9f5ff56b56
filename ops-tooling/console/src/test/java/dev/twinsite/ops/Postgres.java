package dev.twinsite.ops;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** One PostgreSQL for all tests of this module; each test takes databases of its own. */
public final class Postgres {

  private static final AtomicInteger COUNT = new AtomicInteger();

  private Postgres() {}

  /** A new, empty database. */
  public static DataSource newDatabase() throws SQLException {
    String name = "test" + COUNT.incrementAndGet();
    try (Connection admin = Running.SERVER.getPostgresDatabase().getConnection()) {
      admin.createStatement().execute("create database " + name);
    }
    return Running.SERVER.getDatabase("postgres", name);
  }

  /** A new database with everything that the other one holds now. */
  public static DataSource copyOf(String name) throws SQLException {
    String copy = "test" + COUNT.incrementAndGet();
    try (Connection admin = Running.SERVER.getPostgresDatabase().getConnection()) {
      admin.createStatement().execute("create database " + copy + " template " + name);
    }
    return Running.SERVER.getDatabase("postgres", copy);
  }

  /** It ends, and takes its files with it, when this JVM does. */
  private static final class Running {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().setServerConfig("max_connections", "60").start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
