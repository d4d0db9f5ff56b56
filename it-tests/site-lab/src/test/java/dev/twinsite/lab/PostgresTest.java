package dev.twinsite.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  @TempDir private static Path home;
  private final Distribution distribution = new Distribution(Artifacts.ofThisBuild());
  private final PortPlan ports = PortPlan.free();
  private Postgres database;

  @BeforeAll
  void boot() {
    distribution.unpackPostgresql();
    bootAt(ports.database(Place.PANGYO));
  }

  private void bootAt(int port) {
    database =
        new Postgres(
            new ServerName(Place.PANGYO, Role.DATABASE, 0),
            distribution.postgresql(),
            home.resolve("pangyo/db"),
            home.resolve("log"),
            port,
            new Secrets(home),
            new Ledger(home));
    database.boot();
    database.awaitUp();
  }

  @AfterAll
  void kill() {
    killAll();
  }

  @Test
  void databaseIsDurableAndItsOwnerIsTheApplication() throws SQLException {
    assertThat(shown("fsync")).isEqualTo("on");
    assertThat(shown("synchronous_commit")).isEqualTo("on");
    assertThat(shown("full_page_writes")).isEqualTo("on");
    assertThat(shown("max_prepared_transactions")).isEqualTo("0");
    assertThat(shown("listen_addresses")).isEqualTo("127.0.0.1");
    assertThat(
            answer(
                "select current_user || ' ' || pg_get_userbyid(datdba) from pg_database"
                    + " where datname = current_database()"))
        .isEqualTo("twinsite twinsite");
  }

  @Test
  void wrongPasswordIsRefused() {
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> DriverManager.getConnection(database.url(), "twinsite", "").close());
  }

  @Test
  void whatWasCommittedSurvivesAPowerCutWithOpenConnections() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create table fact (id int)");
      statement.execute("insert into fact values (1)");
      assertThat(killAll()).hasSizeGreaterThan(3).noneMatch(OwnedProcess::isAlive);
    }
    database.boot();
    database.awaitUp();
    assertThat(answer("select count(*) from fact")).isEqualTo("1");
  }

  @Test
  void databaseMovesToAnotherPortWithWhatItHolds() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create table moved (id int)");
    }
    killAll();
    bootAt(ports.database(Place.ANSAN));
    assertThat(shown("port")).isEqualTo(String.valueOf(ports.database(Place.ANSAN)));
    assertThat(answer("select count(*) from moved")).isEqualTo("0");
  }

  private List<OwnedProcess> killAll() {
    List<OwnedProcess> family = database.family();
    family.forEach(OwnedProcess::kill);
    OwnedProcess.awaitEnd(family, LIMIT);
    return family;
  }

  private String shown(String setting) throws SQLException {
    return answer("show " + setting);
  }

  private String answer(String query) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(database.url(), "twinsite", database.password());
  }
}
