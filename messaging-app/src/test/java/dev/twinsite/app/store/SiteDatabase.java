package dev.twinsite.app.store;

import dev.twinsite.site.SiteName;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hibernate.SessionFactory;

/**
 * A site's database in a real PostgreSQL, with the schema of the application. One server serves all
 * tests of a run.
 */
public final class SiteDatabase {

  private static final EmbeddedPostgres SERVER = start();
  private static final Map<SiteName, SiteDatabase> DATABASES = new ConcurrentHashMap<>();

  private final ThreadSessions sessions;

  private SiteDatabase(EntityManagerFactory factory) {
    this.sessions = new ThreadSessions(factory.unwrap(SessionFactory.class));
  }

  /** One database for all tests, which leave each other's facts alone. */
  public static SiteDatabase shared() {
    return of(new SiteName("shared"));
  }

  /** The database of a site; the same one for all tests, which leave each other's facts alone. */
  public static SiteDatabase of(SiteName site) {
    return DATABASES.computeIfAbsent(site, name -> empty());
  }

  private static SiteDatabase empty() {
    String name = "site_" + UUID.randomUUID().toString().replace("-", "");
    create(name);
    DataSource dataSource = SERVER.getDatabase("postgres", name);
    Flyway.configure()
        .dataSource(dataSource)
        .schemas("app")
        .defaultSchema("app")
        .locations("classpath:dev/twinsite/app/migration")
        .load()
        .migrate();
    Map<String, Object> settings = new HashMap<>();
    settings.put("jakarta.persistence.transactionType", "RESOURCE_LOCAL");
    settings.put("jakarta.persistence.jtaDataSource", null);
    settings.put("jakarta.persistence.nonJtaDataSource", dataSource);
    return new SiteDatabase(Persistence.createEntityManagerFactory("twinsite", settings));
  }

  /** The way to the database for adapters. */
  public Sessions sessions() {
    return sessions;
  }

  /** Does some work in a transaction of its own, rolled back if it throws. */
  public <R> R transaction(Supplier<R> work) {
    return sessions.transaction(work);
  }

  private static void create(String name) {
    try (var connection = SERVER.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException("cannot create database " + name, e);
    }
  }

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.builder().start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
