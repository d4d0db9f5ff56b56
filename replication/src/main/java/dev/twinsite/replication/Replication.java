package dev.twinsite.replication;

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

  /**
   * @param dataSource gives connections that belong to the current transaction, or commit by
   *     themselves where there is none
   * @param executor managed threads for the work of publisher and applier
   * @param scheduler wakes the node up when nothing else does
   * @param journal the cache that carries batches to the other site, synchronously
   * @param receipts the cache that carries receipts to the other site, synchronously
   */
  public Replication(
      ReplicationConfig config,
      DataSource dataSource,
      Transactions transactions,
      ExecutorService executor,
      ScheduledExecutorService scheduler,
      Cache<String, byte[]> journal,
      Cache<String, byte[]> receipts,
      EventHandler handler) {}

  /** Begins to listen, to publish and to watch the states of the sites. Does not block. */
  public void start() {}

  /** Ends everything that {@link #start()} began and returns when it has ended. */
  public void stop() {}

  /** The journal as use cases see it. */
  public Journal journal() {
    throw new UnsupportedOperationException("not built yet");
  }

  /** Reads both journals in this site's local order. */
  public JournalReader reader() {
    throw new UnsupportedOperationException("not built yet");
  }

  /** What the journal knows about itself; from memory, at once, also when the database hangs. */
  public JournalStatus status() {
    throw new UnsupportedOperationException("not built yet");
  }

  /**
   * Whether the other site has announced that it understands this kind of event. While nothing has
   * been heard of the other site yet, every kind is taken to be understood.
   */
  public boolean peerUnderstands(String kind) {
    throw new UnsupportedOperationException("not built yet");
  }
}
