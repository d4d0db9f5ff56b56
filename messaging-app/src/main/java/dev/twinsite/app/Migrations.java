package dev.twinsite.app;

import dev.twinsite.replication.Replication;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings the schemas of the journal and of this application up to date, each with a history of its
 * own. Nodes that start together take turns.
 */
@ApplicationScoped
public class Migrations {

  private static final String SCHEMA = "app";
  private static final String LOCATION = "classpath:dev/twinsite/app/migration";

  @Inject DataSource dataSource;

  /**
   * @throws org.flywaydb.core.api.FlywayException if the database does not answer, or a migration
   *     fails
   */
  public void run() {
    migrate(Replication.SCHEMA, Replication.MIGRATIONS);
    migrate(SCHEMA, LOCATION);
  }

  /*
   * The lock is one of the session, not of a transaction: while it waits for others, a transaction
   * would be idle for longer than the server allows.
   */
  private void migrate(String schema, String location) {
    Flyway.configure(getClass().getClassLoader())
        .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
        .dataSource(dataSource)
        .schemas(schema)
        .defaultSchema(schema)
        .locations(location)
        .load()
        .migrate();
  }
}
