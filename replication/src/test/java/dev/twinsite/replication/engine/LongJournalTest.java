package dev.twinsite.replication.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.replication.Cursor;
import dev.twinsite.site.Position;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a journal does often must cost the same however long the journal has become. The database
 * counts the rows that it reads; a statement without its index would read the whole table.
 */
class LongJournalTest {

  /** Events of each site that are there already. */
  private static final int LENGTH = 30_000;

  /** So few that a busy machine writes them long before the database ends the transaction. */
  private static final int AT_ONCE = 1_000;

  /** More than enough rows for a handful of events, far less than the journal has. */
  private static final int ROWS_MAX = 3_000;

  /** So often that the driver and the database have settled for a plan that ignores the values. */
  private static final int ROUNDS = 14;

  private static final String EVENTS =
      """
      insert into journal.entry (origin, incarnation, number, local_order, digest, kind, event_id,
          decisive, claim, clock, topics, payload, outcome)
        select origin, 1, n, 2 * n + side, sha256((origin || n)::bytea), 'note', gen_random_uuid(),
          n %% 2 = 0, case when n %% 2 = 0 then 'old:' || origin || n end, n,
          array['room:' || n %% 500, 'user:' || n %% 1000], '\\x0102',
          case when n %% 2 = 1 then 'EFFECTIVE' when n %% 100 = 0 then 'SUPERSEDED' else 'POSTED' end
        from generate_series(%d, %d) n, (values ('pangyo', -1), ('ansan', 0)) v (origin, side)""";

  private final TwoSites sites = TwoSites.admitted();
  private final TestSite pangyo = sites.pangyo;
  private final TestSite ansan = sites.ansan;

  @BeforeEach
  void writeAll() {
    sites.settle();
    sites.both().forEach(LongJournalTest::write);
    sites.both().forEach(TestSite::boot);
    sites.settle();
  }

  @AfterEach
  void close() throws Exception {
    sites.both().forEach(site -> site.execute("truncate journal.entry"));
    sites.close();
  }

  @Test
  void publishingApplyingAndAcknowledgingReadOnlyWhatIsNew() {
    repeat(
        "a fact on its way to being posted",
        () -> {
          pangyo.claim("transfer:" + pangyo.head(), 1);
          pangyo.note();
          pangyo.publish();
          sites.deliverFrom(pangyo);
          pangyo.publish();
          sites.deliverFrom(pangyo);
        });
  }

  @Test
  void claimsAtBothSitesReadOnlyWhatTheyClash() {
    repeat(
        "the same claim at both sites",
        () -> {
          String claim = "transfer:" + pangyo.head();
          pangyo.claim(claim, 1);
          ansan.claim(claim, 2);
          sites.both().forEach(TestSite::publish);
          sites.both().forEach(sites::deliverFrom);
        });
  }

  @Test
  void lookingAtTheStandingReadsNextToNothing() {
    repeat("the standing", () -> sites.both().forEach(TestSite::status));
    repeat("the standing with something unacknowledged", this::noteAndLook);
    repeat("the watch over the sites", () -> sites.both().forEach(TestSite::watch));
  }

  @Test
  void readingBehindACursorReadsOnlyWhatLiesBehindIt() {
    Cursor head = pangyo.pages.head();
    Cursor shortly = back(head, 20);
    repeat("nothing new", () -> pangyo.pages.read(head, List.of("room:1"), 200));
    repeat("a little new", () -> pangyo.pages.read(shortly, List.of("room:1", "room:2"), 200));
    repeat("the head", () -> pangyo.pages.head());
  }

  @Test
  void losingAndReadmittingASiteReadsOnlyWhatIsUndecided() {
    pangyo.claim("transfer:1", 1);
    ansan.claim("transfer:1", 2);
    cost(
        "a loss and a return",
        () -> {
          sites.decide(ansan, "LOST", false, pangyo, ansan);
          pangyo.watch();
          sites.decide(ansan, "REJOINING", true, pangyo, ansan);
          sites.settle();
        });
    assertThat(ansan.head().of(ansan.name).incarnation().value()).isEqualTo(2);
  }

  private void noteAndLook() {
    pangyo.note();
    pangyo.publish();
    pangyo.status();
  }

  private static Cursor back(Cursor head, int events) {
    Cursor cursor = Cursor.START;
    for (var place : head.positions().entrySet()) {
      Position at = place.getValue();
      cursor =
          cursor.after(place.getKey(), Position.of(at.incarnation().value(), at.number() - events));
    }
    return cursor;
  }

  private void repeat(String what, Runnable action) {
    for (int round = 0; round < ROUNDS; round++) {
      cost(what, action);
    }
  }

  private void cost(String what, Runnable action) {
    long before = rowsRead();
    action.run();
    assertThat(rowsRead() - before).as("rows read for %s", what).isLessThan(ROWS_MAX);
  }

  private long rowsRead() {
    return sites.both().stream().mapToLong(LongJournalTest::rowsRead).sum();
  }

  /** The next statement of this connection makes the count known, the one after it reads it. */
  private static long rowsRead(TestSite site) {
    site.query("select pg_stat_force_next_flush()");
    site.query("select 1");
    return site.count(
        """
        select coalesce(sum(seq_tup_read), 0)
          + (select sum(idx_tup_read) from pg_stat_user_indexes where schemaname = 'journal')
        from pg_stat_user_tables where schemaname = 'journal'""");
  }

  private static void write(TestSite site) {
    for (int from = 1; from <= LENGTH; from += AT_ONCE) {
      site.execute(EVENTS.formatted(from, from + AT_ONCE - 1));
    }
    site.execute("update journal.counter set local_order = 2 * " + LENGTH);
    String peer = site.name.value().equals("pangyo") ? "ansan" : "pangyo";
    moveToEnd(site, "life", site.name.value());
    moveToEnd(site, "acknowledged", site.name.value());
    moveToEnd(site, "applied_position", peer);
    site.execute("analyze journal.entry");
  }

  private static void moveToEnd(TestSite site, String table, String origin) {
    site.execute(
        "update journal." + table + " set number = ?::bigint, digest = sha256(?::bytea)",
        LENGTH,
        (origin + LENGTH).getBytes(StandardCharsets.UTF_8));
  }
}
