package dev.twinsite.replication.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.memory.MemoryDatabase;
import dev.twinsite.replication.Cursor;
import dev.twinsite.replication.Envelope;
import dev.twinsite.replication.JournalEntry;
import dev.twinsite.replication.Outcome;
import dev.twinsite.replication.ReplicationConfig;
import dev.twinsite.replication.Transactions;
import dev.twinsite.replication.engine.Entries.Arrived;
import dev.twinsite.replication.fixture.PlainTransactions;
import dev.twinsite.replication.fixture.Postgres;
import dev.twinsite.replication.jdbc.JdbcStores;
import dev.twinsite.replication.memory.MemoryJournal;
import dev.twinsite.replication.memory.MemoryTransactions;
import dev.twinsite.replication.protocol.AcknowledgedState;
import dev.twinsite.replication.protocol.DigestChain;
import dev.twinsite.replication.protocol.Life;
import dev.twinsite.replication.protocol.Mark;
import dev.twinsite.replication.protocol.RebuiltEvent;
import dev.twinsite.replication.protocol.Regency;
import dev.twinsite.replication.protocol.SitesView;
import dev.twinsite.replication.protocol.SitesView.SiteView;
import dev.twinsite.site.Epoch;
import dev.twinsite.site.Incarnation;
import dev.twinsite.site.Position;
import dev.twinsite.site.SiteName;
import dev.twinsite.site.SiteState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The journal in memory behaves as the one in PostgreSQL: the same random writes, whole
 * transactions of them undone now and then, lead to the same answers to every question.
 */
class MemoryStoresTest {

  private static final SiteName SELF = new SiteName("pangyo");
  private static final SiteName PEER = new SiteName("ansan");
  private static final Position END = Position.of(1_000_000, 1_000_000);
  private static final List<String> TOPICS = List.of("room:1", "room:2", "user:minji");
  private static final List<String> CLAIMS = List.of("transfer:1", "transfer:2", "username:junho");
  private static final int TRANSACTIONS = 150;

  /** What a transaction that is undone throws. */
  private static final class Undone extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** A write, on either kind of store. */
  private interface Write {
    void on(Stores stores);
  }

  private final ReplicationConfig config =
      ReplicationConfig.of(SELF, PEER, "pangyo-1", new UUID(1, 1));
  private final UUID identity = new UUID(2, 2);
  private Random random = new Random(0);
  private long ids;
  private DigestChain arrived = new DigestChain(Mark.startOf(PEER));

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2})
  void sameWritesLeadToTheSameAnswers(long seed) throws Exception {
    random = new Random(seed);
    try (PlainTransactions transactions = new PlainTransactions(Postgres.database())) {
      Stores postgres = JdbcStores.of(config, transactions.dataSource(), transactions);
      Pages postgresPages = JdbcStores.pages(config, transactions.dataSource());
      MemoryDatabase database = new MemoryDatabase();
      MemoryJournal journal = new MemoryJournal(SELF, PEER, database, System::currentTimeMillis);
      Stores memory = journal.stores(config, new MemoryTransactions(database), failure -> false);
      writeStates(transactions, journal);
      both(postgres, memory, open(), false);
      for (int i = 0; i < TRANSACTIONS; i++) {
        boolean undone = random.nextInt(5) == 0;
        Write write = write();
        Mark before = arrived.end();
        both(postgres, memory, write, undone);
        arrived = undone ? new DigestChain(before) : arrived;
        Cursor since = cursor();
        assertThat(answers(memory, journal.pages(), since))
            .as("seed %d, transaction %d", seed, i)
            .isEqualTo(answers(postgres, postgresPages, since));
      }
      Postgres.giveBack(transactions.target());
    }
  }

  private static void both(Stores postgres, Stores memory, Write write, boolean undone) {
    assertThat(outcome(memory, write, undone)).isEqualTo(outcome(postgres, write, undone));
  }

  /** Whether the transaction was committed, undone, or failed. */
  private static String outcome(Stores stores, Write write, boolean undone) {
    Transactions.Work<String> work =
        () -> {
          write.on(stores);
          if (undone) {
            throw new Undone();
          }
          return "committed";
        };
    try {
      return stores.transactions().inNew(work);
    } catch (Undone e) {
      return "undone";
    } catch (Exception e) {
      return "failed";
    }
  }

  // --- writes

  private static Write open() {
    return stores -> {
      stores.own().begin(Life.firstOf(SELF));
      stores.peer().open(Mark.startOf(PEER));
      stores.acknowledgements().open(AcknowledgedState.startingAt(Mark.startOf(SELF)));
      stores.states().announceBoot();
    };
  }

  private Write write() {
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> append();
      case 3, 4 -> number();
      case 5, 6 -> arrive();
      case 7 -> decide();
      case 8 -> claims();
      case 9 -> acknowledge();
      case 10 -> regency();
      default -> savepoint();
    };
  }

  private Write append() {
    Envelope event = event();
    return stores -> stores.own().append(event);
  }

  private Write number() {
    int limit = 1 + random.nextInt(4);
    boolean newLife = random.nextInt(8) == 0;
    return stores -> {
      new Numberer(stores).number(limit);
      if (newLife && !stores.own().hasUnnumbered()) {
        Life life = stores.own().life().orElseThrow();
        stores.own().begin(life.next(SELF, life.incarnation().next()));
      }
    };
  }

  private Write arrive() {
    List<Arrived> events = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      Envelope event = event();
      Outcome outcome =
          event.decisive()
              ? List.of(Outcome.POSTED, Outcome.CONTESTED, Outcome.SUPERSEDED)
                  .get(random.nextInt(3))
              : Outcome.EFFECTIVE;
      events.add(new Arrived(PEER, arrived.add(event), event, outcome));
    }
    return stores -> stores.entries().store(events, stores.localOrder());
  }

  private Write decide() {
    Outcome outcome = random.nextBoolean() ? Outcome.POSTED : Outcome.BEYOND_CUT;
    int limit = 1 + random.nextInt(3);
    return stores -> {
      List<Long> seqs = new ArrayList<>();
      stores.own().pending(END, limit).forEach(one -> seqs.add(one.seq()));
      stores.entries().contested(END, limit).forEach(one -> seqs.add(one.seq()));
      stores.entries().decide(seqs, outcome);
    };
  }

  private Write claims() {
    String claim = CLAIMS.get(random.nextInt(CLAIMS.size()));
    UUID event = new UUID(7, random.nextInt(5));
    return switch (random.nextInt(5)) {
      case 0 -> stores -> stores.claims().takeFree(Map.of(claim, event), PEER);
      case 1 -> stores -> stores.claims().assign(claim, PEER, event);
      case 2 -> stores -> stores.claims().promise(claim, PEER);
      case 3 -> stores -> stores.claims().release(List.of(event), CLAIMS);
      default -> stores -> stores.claims().releasePromised();
    };
  }

  private Write acknowledge() {
    return stores -> {
      Mark end = stores.own().life().orElseThrow().end();
      stores.acknowledgements().save(stores.acknowledgements().lock().orElseThrow().movedTo(end));
    };
  }

  private Write regency() {
    boolean own = random.nextBoolean();
    UUID id = new UUID(9, ids++);
    Mark cut = Mark.startOf(own ? PEER : SELF);
    return stores -> {
      Optional<Regency> active = stores.regencies().lockActive();
      if (active.isPresent()) {
        stores.regencies().end(active.get().id(), Incarnation.FIRST.next());
      } else {
        stores
            .regencies()
            .begin(
                new Regency(
                    id,
                    own ? SELF : PEER,
                    own ? PEER : SELF,
                    Epoch.FIRST,
                    cut,
                    OptionalLong.empty()));
      }
    };
  }

  /** A part of a transaction is undone and the rest lives. */
  private Write savepoint() {
    Write first = append();
    Write second = append();
    return stores -> {
      first.on(stores);
      try {
        stores
            .savepoints()
            .within(
                () -> {
                  second.on(stores);
                  throw new Undone();
                });
      } catch (Undone e) {
        stores.claims().releasePromised();
      }
    };
  }

  private Envelope event() {
    boolean decisive = random.nextInt(3) == 0;
    Optional<String> claim =
        decisive && random.nextBoolean()
            ? Optional.of(CLAIMS.get(random.nextInt(CLAIMS.size())))
            : Optional.empty();
    return new Envelope(
        decisive ? "claim" : "note",
        new UUID(5, ids++),
        decisive,
        claim,
        random.nextInt(100),
        List.of(TOPICS.get(random.nextInt(TOPICS.size()))),
        new byte[random.nextInt(50)]);
  }

  private Cursor cursor() {
    return new Cursor(
        Map.of(
            SELF,
            Position.of(1 + random.nextInt(3), random.nextInt(20)),
            PEER,
            Position.of(1, random.nextInt(40))));
  }

  // --- questions

  private static Map<String, Object> answers(Stores stores, Pages pages, Cursor since) {
    Map<String, Object> answers = new TreeMap<>();
    OwnStream own = stores.own();
    answers.put("unnumbered", own.unnumbered(3).stream().map(it -> it.envelope().id()).toList());
    answers.put("pending", own.pending(END, 3).stream().map(it -> text(it.entry())).toList());
    answers.put("some pending", own.hasPending());
    answers.put("life", own.life().toString());
    answers.put("first life", own.life(Incarnation.FIRST).toString());
    answers.put("next life", own.lifeAfter(Incarnation.FIRST).toString());
    answers.put("after", own.after(since.of(SELF), 5, 700).stream().map(Envelope::id).toList());
    answers.put("digest at", own.digestAt(since.of(SELF)).toString());
    Entries entries = stores.entries();
    answers.put(
        "contested", entries.contested(END, 3).stream().map(it -> text(it.entry())).toList());
    answers.put("discarded", entries.discarded(PEER, since.of(PEER), END));
    answers.put("own discarded", entries.discarded(SELF, since.of(SELF), END));
    answers.put(
        "in local order",
        entries.inLocalOrder(2, 8, 2_500).stream().map(MemoryStoresTest::text).toList());
    answers.put("last of each", entries.lastOf(SELF) + " " + entries.lastOf(PEER));
    answers.put("claims", holders(stores));
    answers.put("outlook", stores.board().outlook().toString());
    answers.put("facts", stores.states().enter().toString());
    answers.put("head", stores.board().head());
    answers.put("snapshot", text(stores.board().snapshot()));
    answers.put("page head", pages.head());
    answers.put("page", page(pages.read(since, TOPICS.subList(0, 2), 4)));
    answers.put("everything", page(pages.readAll(since, 4)));
    answers.put("digest", pages.digest(since));
    return answers;
  }

  private static String holders(Stores stores) {
    Map<String, Object> holders = new TreeMap<>();
    stores.claims().lock(CLAIMS).forEach((claim, held) -> holders.put(claim, held.holder()));
    return holders.toString();
  }

  private static String text(Board.Snapshot snapshot) {
    return List.of(
            snapshot.readmitted(),
            snapshot.informed(),
            snapshot.unacknowledged(),
            snapshot.pending(),
            snapshot.regency())
        .toString();
  }

  private static String page(dev.twinsite.replication.JournalReader.Page page) {
    return page.cursor() + " " + page.entries().stream().map(MemoryStoresTest::text).toList();
  }

  private static String text(JournalEntry entry) {
    return "%d %s %s %s %s"
        .formatted(
            entry.localOrder(),
            entry.origin(),
            entry.position(),
            entry.outcome(),
            entry.envelope().id());
  }

  private static String text(RebuiltEvent event) {
    return "%d %s %s %s %s"
        .formatted(
            event.localOrder(),
            event.origin(),
            event.mark(),
            event.outcome(),
            event.envelope().id());
  }

  // --- the states of the sites

  private void writeStates(PlainTransactions transactions, MemoryJournal journal) throws Exception {
    UUID peer = new UUID(3, 3);
    execute(
        transactions,
        "insert into site.identity (database_identity, site) values (?, ?)",
        identity,
        SELF.value());
    for (SiteName site : List.of(SELF, PEER)) {
      execute(
          transactions,
          "insert into site.site_state (site, state, epoch, incarnation, database_identity) values"
              + " (?, 'ACTIVE', 1, 1, ?)",
          site.value(),
          site.equals(SELF) ? identity : peer);
    }
    journal.identify(identity);
    journal.writeStates(
        new SitesView(
            Epoch.FIRST,
            new SiteView(SiteState.ACTIVE, Incarnation.FIRST, Optional.of(identity)),
            new SiteView(SiteState.ACTIVE, Incarnation.FIRST, Optional.of(peer)),
            Optional.empty()));
  }

  private static void execute(PlainTransactions transactions, String sql, Object... parameters)
      throws Exception {
    try (Connection connection = transactions.dataSource().getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.execute();
    }
  }
}
