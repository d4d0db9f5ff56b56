package dev.twinsite.replication.engine;

import dev.twinsite.replication.Cursor;
import dev.twinsite.replication.Envelope;
import dev.twinsite.replication.Fence;
import dev.twinsite.replication.Journal;
import dev.twinsite.replication.JournalObserver;
import dev.twinsite.replication.JournalStatus;
import dev.twinsite.replication.ReplicationConfig;
import dev.twinsite.replication.Ticket;
import dev.twinsite.replication.fixture.Facts;
import dev.twinsite.replication.fixture.PlainTransactions;
import dev.twinsite.replication.fixture.Postgres;
import dev.twinsite.replication.jdbc.JdbcStores;
import dev.twinsite.replication.protocol.Batch;
import dev.twinsite.replication.protocol.Receipt;
import dev.twinsite.replication.wire.Wire;
import dev.twinsite.site.DecisionMode;
import dev.twinsite.site.SiteName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * One site whose parts a test moves one by one: what it sends waits in {@link #batches} and {@link
 * #receipts} until the test delivers it, loses it or delivers it twice. A turn of its own clock
 * lies in the test's hand too.
 */
final class TestSite implements AutoCloseable {

  final SiteName name;
  ReplicationConfig config;
  final Outbox outbox = new Outbox();
  final Deque<Batch> batches = outbox.batches;
  final Deque<Receipt> receipts = outbox.receipts;
  JournalObserver observer = JournalObserver.NONE;
  UUID identity = UUID.randomUUID();
  PlainTransactions transactions;
  Facts facts;
  Stores stores;
  Pages pages;
  Parts parts;
  Parts secondNode;
  Journal journal;
  private StatusBoard board;
  private long ticks;
  private long millis = 1;

  TestSite(SiteName name, SiteName peer) {
    this.name = name;
    this.config = startOf(name, peer);
    installDatabase();
  }

  private static ReplicationConfig startOf(SiteName name, SiteName peer) {
    return ReplicationConfig.of(name, peer, name + "-1", UUID.randomUUID());
  }

  /** Starts the site's node, which announces this start. The lease of the former one is over. */
  void start() {
    config = startOf(config.self(), config.peer());
    execute("delete from journal.lease");
    boot();
  }

  /** Puts an empty database under the site. */
  void installDatabase() {
    identity = UUID.randomUUID();
    if (transactions != null) {
      unchecked(
          () -> {
            close();
            return null;
          });
    }
    transactions = new PlainTransactions(Postgres.database());
    execute(
        "insert into site.identity (database_identity, site) values (?, ?)",
        identity,
        name.value());
    boot();
  }

  /** Starts the site's parts anew over the same database, as a restart of its node does. */
  void boot() {
    facts = new Facts(transactions.dataSource());
    stores = JdbcStores.of(config, transactions.dataSource(), transactions);
    pages = JdbcStores.pages(config, transactions.dataSource());
    Site site = site();
    parts = Parts.of(site, stores, outbox, new Silence(), facts);
    secondNode = secondNode();
    board = new StatusBoard(stores.board(), site, parts.publisher());
    journal =
        new SiteJournal(
            stores, site, board, new Durabilities(stores.board(), site, board), new Silence());
    batches.clear();
    receipts.clear();
    stores.states().announceBoot();
    execute("update site.node_boot set confirmed_epoch = 1, confirmed_at = clock_timestamp()");
  }

  /** The parts of another node of this site, over the same database and the same way out. */
  Parts secondNode() {
    return Parts.of(site(), stores, outbox, new Silence(), facts);
  }

  private Site site() {
    return new Site(config, () -> ticks, () -> millis, UUID::randomUUID, observer);
  }

  /** What the quorum has decided, as the operations tooling writes it. */
  void states(
      long epoch,
      String own,
      long ownLife,
      UUID ownDatabase,
      TestSite peer,
      String other,
      long otherLife) {
    execute("delete from site.site_state");
    String insert =
        "insert into site.site_state (site, state, epoch, incarnation, database_identity) values (?, ?, ?, ?, ?)";
    execute(insert, name.value(), own, epoch, ownLife, ownDatabase);
    execute(insert, peer.name.value(), other, epoch, otherLife, peer.identity);
  }

  /** Appends as a use case does: enter, write, append, all in one transaction. */
  Ticket append(Envelope envelope) {
    return inTransaction(
        () -> {
          Fence fence = journal.enter();
          facts.write(envelope, name.value(), stateAtBirth(envelope, fence));
          return journal.append(envelope);
        });
  }

  static String stateAtBirth(Envelope envelope, Fence fence) {
    if (!envelope.decisive()) {
      return "EFFECTIVE";
    }
    if (!fence.acceptsDecisive()) {
      throw new IllegalStateException("nothing may be decided here: " + fence);
    }
    return fence.mode() == DecisionMode.ALONE ? "POSTED" : "PENDING";
  }

  UUID note() {
    UUID id = UUID.randomUUID();
    append(Facts.note(id));
    return id;
  }

  UUID claim(String claim, long clock) {
    UUID id = UUID.randomUUID();
    append(Facts.claim(id, claim, clock));
    return id;
  }

  /** Lets time pass. */
  void pass(long milliseconds) {
    ticks += milliseconds * 1_000_000;
    millis += milliseconds;
  }

  /** The wall clock is set back; what only ever grows goes on. */
  void clockGoesBack(long milliseconds) {
    millis -= milliseconds;
  }

  /** The latest receipt this site has written. */
  Receipt lastReceipt() {
    return stores.peer().lastReceipt().orElseThrow();
  }

  /** From now on every put fails. */
  void failPuts(boolean now) {
    outbox.fail(now);
  }

  /** Numbers and sends whatever the publisher wants to send now. */
  void publish() {
    pass(10);
    unchecked(
        () -> {
          while (parts.publisher().turn()) {
            millis++;
          }
          return null;
        });
  }

  /** The other node of this site publishes too, as one does that was paused and has come back. */
  void publishFromSecondNode() {
    pass(10);
    unchecked(
        () -> {
          while (secondNode.publisher().turn()) {
            millis++;
          }
          return null;
        });
  }

  /** Takes every step that the states of the sites ask for. */
  void watch() {
    while (step()) {
      // one step follows another
    }
  }

  /** Takes one step that the states of the sites ask for. */
  boolean step() {
    return unchecked(parts.watch()::look);
  }

  /** Deals with a batch; its receipt waits in {@link #receipts}. */
  Optional<Receipt> take(Batch batch) {
    return take(batch, parts);
  }

  /** Deals with a batch at the other node of this site. */
  void takeAtSecondNode(Batch batch) {
    take(batch, secondNode);
  }

  private Optional<Receipt> take(Batch batch, Parts node) {
    Optional<Receipt> receipt =
        unchecked(() -> node.applier().take(Wire.batch(Wire.encode(batch))));
    receipt.ifPresent(receipts::add);
    return receipt;
  }

  void take(Receipt receipt) {
    unchecked(
        () -> {
          parts.desk().take(Wire.receipt(Wire.encode(receipt)));
          return null;
        });
  }

  /** What has become of the facts this site knows. */
  Map<UUID, String> facts() {
    Map<UUID, String> states = new TreeMap<>();
    query("select event_id, state from app.fact")
        .forEach(row -> states.put((UUID) row.get(0), (String) row.get(1)));
    return states;
  }

  String state(UUID event) {
    return facts().getOrDefault(event, "UNKNOWN");
  }

  /** Events of both streams in local order, as origin and number. */
  List<UUID> localOrder() {
    return query(
            "select event_id from journal.entry where local_order is not null and kind not like 'journal.%' order by local_order")
        .stream()
        .map(row -> (UUID) row.get(0))
        .toList();
  }

  /** Everything that moves while the sites exchange events, as text. */
  String standing() {
    return head()
        + " "
        + query("select incarnation, number, rebuild_from from journal.acknowledged")
        + query("select local_order, ended from journal.rebuild")
        + query("select id, ended_at is null from journal.regency order by id")
        + count("select count(*) from journal.entry where outcome = 'PENDING'")
        + count("select count(*) from journal.entry where number is null");
  }

  String view() {
    return name
        + ": "
        + standing()
        + "\n states "
        + query("select site, state, epoch, incarnation, database_identity from site.site_state")
        + "\n status "
        + status()
        + "\n acknowledged "
        + query("select * from journal.acknowledged")
        + "\n applied "
        + query(
            "select incarnation, number, heard_incarnation, heard_number, refused from journal.applied_position")
        + "\n lives "
        + query(
            "select incarnation, number, before_incarnation, before_number, ended from journal.life")
        + "\n open "
        + query(
            "select origin, incarnation, number, kind, outcome from journal.entry where outcome in ('PENDING', 'CONTESTED')")
        + "\n poison "
        + query("select * from journal.poison");
  }

  /** The standing as the site itself reports it, freshly read. */
  JournalStatus status() {
    board.refresh();
    return board.status();
  }

  Cursor head() {
    return stores.board().head();
  }

  long count(String sql) {
    return ((Number) query(sql).get(0).get(0)).longValue();
  }

  <T> T inTransaction(dev.twinsite.replication.Transactions.Work<T> work) {
    return unchecked(() -> transactions.inNew(work));
  }

  void execute(String sql, Object... parameters) {
    try (Connection connection = transactions.dataSource().getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  List<List<Object>> query(String sql) {
    try (Connection connection = transactions.dataSource().getConnection();
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      List<List<Object>> found = new ArrayList<>();
      while (rows.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.add(rows.getObject(i));
        }
        found.add(row);
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  @Override
  public void close() throws SQLException {
    transactions.close();
    Postgres.giveBack(transactions.target());
  }

  static <T> T unchecked(java.util.concurrent.Callable<T> action) {
    try {
      return action.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static final class Silence implements Bell {
    @Override
    public void appended() {}

    @Override
    public void grown() {}

    @Override
    public void acknowledged() {}

    @Override
    public void turned() {}
  }
}
