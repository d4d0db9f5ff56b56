package dev.twinsite.ops.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twinsite.ops.Await;
import dev.twinsite.ops.Postgres;
import dev.twinsite.quorum.SiteRecord;
import dev.twinsite.quorum.SiteStates;
import dev.twinsite.site.Epoch;
import dev.twinsite.site.Incarnation;
import dev.twinsite.site.SiteName;
import dev.twinsite.site.SiteState;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SiteSchemaTest {

  private static final SiteName ANSAN = new SiteName("ansan");
  private static final SiteName PANGYO = new SiteName("pangyo");
  private static final Instant MORNING = Instant.parse("2022-10-15T06:19:00Z");

  private DataSource source;
  private Connection database;

  @BeforeEach
  void migrate() throws SQLException {
    source = Postgres.newDatabase();
    SiteSchema.migrate(source);
    database = source.getConnection();
  }

  @AfterEach
  void close() throws SQLException {
    database.close();
  }

  @Test
  void migratesOnceAndForAll() {
    SiteSchema.migrate(source);
    SiteSchema.migrate(source);
    assertThat(count("site.flyway_schema_history where type = 'SQL'")).isEqualTo(3);
  }

  @Test
  void twoServersMayMigrateAtOnce() throws Exception {
    DataSource empty = Postgres.newDatabase();
    var one = CompletableFuture.runAsync(() -> SiteSchema.migrate(empty));
    var other = CompletableFuture.runAsync(() -> SiteSchema.migrate(empty));
    CompletableFuture.allOf(one, other).get();
    try (Connection migrated = empty.getConnection()) {
      assertThat(SiteSchema.states(migrated)).isEmpty();
    }
  }

  @Test
  void issuesOneIdentityPerDatabase() throws SQLException {
    DatabaseIdentity first = SiteSchema.identify(database, PANGYO);
    assertThat(SiteSchema.identify(database, PANGYO)).isEqualTo(first);
    assertThat(SiteSchema.identify(database, ANSAN)).isEqualTo(first);
    assertThat(first.site()).isEqualTo("pangyo");
  }

  @Test
  void readsBackTheStatesItHasWritten() throws SQLException {
    SiteStates states = states(3, SiteState.LOST);
    assertThat(SiteSchema.project(database, states)).isTrue();
    SiteStates read = SiteSchema.states(database).orElseThrow();
    assertThat(read.epoch()).isEqualTo(states.epoch());
    assertThat(read.grantTheSameAs(states)).isTrue();
    assertThat(read.recordOf(ANSAN).since()).isEqualTo(MORNING);
  }

  @Test
  void theEpochOnlyRises() throws SQLException {
    SiteSchema.project(database, states(3, SiteState.LOST));
    assertThat(SiteSchema.project(database, states(2, SiteState.ACTIVE))).isFalse();
    assertThat(SiteSchema.project(database, states(3, SiteState.ACTIVE))).isFalse();
    assertThat(SiteSchema.states(database).orElseThrow().stateOf(ANSAN)).isEqualTo(SiteState.LOST);
    assertThat(SiteSchema.project(database, states(4, SiteState.REJOINING))).isTrue();
  }

  @Test
  void bothRowsCarryTheEpoch() throws SQLException {
    SiteSchema.project(database, states(3, SiteState.ACTIVE));
    SiteSchema.project(database, states(4, SiteState.LOST));
    assertThat(count("site.site_state where epoch = 4")).isEqualTo(2);
  }

  @Test
  void aChangeWaitsForTransactionsThatSawTheOldStates() throws Exception {
    SiteSchema.project(database, states(3, SiteState.ACTIVE));
    try (Connection transfer = source.getConnection()) {
      transfer.setAutoCommit(false);
      enterFence(transfer);
      var change = CompletableFuture.supplyAsync(() -> projectWithOwnConnection(4));
      Await.until("the change waits", () -> change, () -> exclusiveLockWaits());
      assertThat(change).isNotDone();
      transfer.commit();
      assertThat(change.get()).isTrue();
    }
  }

  @Test
  void aTransactionThatBeginsBehindAChangeSeesTheNewStates() throws Exception {
    SiteSchema.project(database, states(3, SiteState.ACTIVE));
    try (Connection old = source.getConnection();
        Connection young = source.getConnection()) {
      old.setAutoCommit(false);
      young.setAutoCommit(false);
      enterFence(old);
      var change = CompletableFuture.supplyAsync(() -> projectWithOwnConnection(4));
      Await.until("the change waits", () -> change, () -> exclusiveLockWaits());
      var seen = CompletableFuture.supplyAsync(() -> epochSeenBy(young));
      old.commit();
      assertThat(change.get()).isTrue();
      assertThat(seen.get()).isEqualTo(4);
    }
  }

  @Test
  void aChangeOutlastsTheTimeoutOfApplicationTransactions() throws Exception {
    SiteSchema.project(database, states(3, SiteState.ACTIVE));
    try (Connection transfer = source.getConnection();
        Connection impatient = source.getConnection()) {
      impatient.createStatement().execute("set transaction_timeout = '300ms'");
      transfer.setAutoCommit(false);
      enterFence(transfer);
      long begun = System.nanoTime();
      var change = CompletableFuture.supplyAsync(() -> project(impatient, 4));
      Await.until(
          "it has waited longer than 300 ms",
          () -> change,
          () -> System.nanoTime() - begun > 600_000_000L);
      transfer.commit();
      assertThat(change.get()).isTrue();
    }
  }

  @Test
  void confirmsOneStartOnly() throws SQLException {
    UUID boot = UUID.randomUUID();
    request("pangyo-1", boot);
    assertThat(SiteSchema.waitingBoots(database)).containsExactly(new NodeBoot("pangyo-1", boot));
    SiteSchema.confirm(database, new NodeBoot("pangyo-1", UUID.randomUUID()), new Epoch(3));
    assertThat(SiteSchema.waitingBoots(database)).hasSize(1);
    SiteSchema.confirm(database, new NodeBoot("pangyo-1", boot), new Epoch(3));
    assertThat(SiteSchema.waitingBoots(database)).isEmpty();
    assertThat(count("site.node_boot where confirmed_epoch = 3 and confirmed_at is not null"))
        .isEqualTo(1);
  }

  @Test
  void writesEachKeyOnce() throws SQLException {
    OperatorKey key = new OperatorKey("pangyo-ops-1", "urn:twinsite:ops:pangyo", "AAAA", MORNING);
    SiteSchema.publish(database, List.of(key));
    SiteSchema.publish(database, List.of(key));
    assertThat(count("site.operator_key")).isEqualTo(1);
  }

  @Test
  void refusesAStateThatDoesNotExist() {
    assertThatThrownBy(
            () ->
                database
                    .createStatement()
                    .execute("insert into site.site_state values ('x','GONE',1,1,null,now(),null)"))
        .hasMessageContaining("check constraint");
  }

  private static void enterFence(Connection transaction) throws SQLException {
    transaction.createStatement().execute("select * from site.enter_fence()");
  }

  private static long epochSeenBy(Connection transaction) {
    try (Statement query = transaction.createStatement();
        ResultSet row = query.executeQuery("select epoch from site.enter_fence()")) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean projectWithOwnConnection(long epoch) {
    try (Connection own = source.getConnection()) {
      return project(own, epoch);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean project(Connection connection, long epoch) {
    try {
      return SiteSchema.project(connection, states(epoch, SiteState.LOST));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean exclusiveLockWaits() {
    return count("pg_locks where locktype = 'advisory' and not granted and objid = 1") > 0;
  }

  private void request(String node, UUID boot) throws SQLException {
    database
        .createStatement()
        .execute(
            "insert into site.node_boot (node, boot_id, requested_at) values ('%s', '%s', now())"
                .formatted(node, boot));
  }

  private long count(String what) {
    try (Statement query = database.createStatement();
        ResultSet row = query.executeQuery("select count(*) from " + what)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SiteStates states(long epoch, SiteState ansan) {
    return new SiteStates(
        new Epoch(epoch),
        new TreeMap<>(
            Map.of(
                ANSAN, record(ANSAN, ansan, new UUID(1, 1)),
                PANGYO, record(PANGYO, SiteState.ACTIVE, new UUID(1, 2)))));
  }

  private static SiteRecord record(SiteName site, SiteState state, UUID database) {
    return new SiteRecord(site, state, new Incarnation(2), database, MORNING, "fire", "op");
  }
}
