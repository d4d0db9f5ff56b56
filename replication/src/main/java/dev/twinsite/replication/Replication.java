package dev.twinsite.replication;

import dev.twinsite.replication.engine.Engine;
import dev.twinsite.replication.engine.Site;
import dev.twinsite.replication.engine.Transport;
import dev.twinsite.replication.infinispan.InfinispanTransport;
import dev.twinsite.replication.jdbc.JdbcStores;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import javax.sql.DataSource;
import org.infinispan.Cache;

/**
 * The journal of one node, put together: construct it with what the server offers, {@link #start()}
 * it after the migrations at {@link #MIGRATIONS} have run, {@link #stop()} it before anything it
 * was given goes away.
 */
public final class Replication {

  /** Where the migrations of schema {@value #SCHEMA} lie, as a Flyway location. */
  public static final String MIGRATIONS = "classpath:dev/twinsite/replication/migration";

  /** The database schema that belongs to the journal. */
  public static final String SCHEMA = "journal";

  private final Engine engine;

  /**
   * @param dataSource gives connections that belong to the current transaction, or commit by
   *     themselves where there is none
   * @param executor managed threads for the work of publisher and applier
   * @param scheduler wakes the node up when nothing else does
   * @param journal the cache that carries batches to the other site, synchronously
   * @param receipts the cache that carries receipts to the other site, synchronously
   * @param observer is told what the journal does
   */
  public Replication(
      ReplicationConfig config,
      DataSource dataSource,
      Transactions transactions,
      ExecutorService executor,
      ScheduledExecutorService scheduler,
      Cache<byte[], byte[]> journal,
      Cache<byte[], byte[]> receipts,
      EventHandler handler,
      JournalObserver observer) {
    this(
        config,
        dataSource,
        transactions,
        executor,
        scheduler,
        new InfinispanTransport(config.self(), config.peer(), journal, receipts),
        handler,
        observer);
  }

  /**
   * The same with another way to the other site.
   *
   * @param transport carries batches and receipts; it may lose, repeat, delay and reorder them
   */
  public Replication(
      ReplicationConfig config,
      DataSource dataSource,
      Transactions transactions,
      ExecutorService executor,
      ScheduledExecutorService scheduler,
      Transport transport,
      EventHandler handler,
      JournalObserver observer) {
    this.engine =
        new Engine(
            Site.of(config, observer),
            JdbcStores.of(config, dataSource, transactions),
            JdbcStores.pages(config, dataSource),
            transport,
            executor,
            scheduler,
            handler);
  }

  /**
   * Begins to listen, to publish and to watch the states of the sites. Does not block, and does not
   * mind a database that is not there yet.
   */
  public void start() {
    engine.start();
  }

  /**
   * Ends everything that {@link #start()} began and returns when it has ended, at the latest after
   * some ten seconds for each thing that hangs.
   */
  public void stop() {
    engine.stop();
  }

  /** The journal as use cases see it. */
  public Journal journal() {
    return engine.journal();
  }

  /** Reads both journals in this site's local order. */
  public JournalReader reader() {
    return engine.reader();
  }

  /** What the journal knows about itself; from memory, at once, also when the database hangs. */
  public JournalStatus status() {
    return engine.status();
  }

  /**
   * Whether the other site has announced that it understands this kind of event. While nothing has
   * been heard of the other site yet, every kind is taken to be understood.
   */
  public boolean peerUnderstands(String kind) {
    return engine.peerUnderstands(kind);
  }
}
