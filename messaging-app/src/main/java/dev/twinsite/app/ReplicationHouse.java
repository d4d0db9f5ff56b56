package dev.twinsite.app;

import dev.twinsite.replication.EventHandler;
import dev.twinsite.replication.Journal;
import dev.twinsite.replication.JournalObserver;
import dev.twinsite.replication.JournalReader;
import dev.twinsite.replication.JournalStatus;
import dev.twinsite.replication.Replication;
import dev.twinsite.replication.ReplicationConfig;
import dev.twinsite.replication.SiteClosedException;
import dev.twinsite.replication.jta.JtaTransactions;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.util.Optional;
import javax.sql.DataSource;
import org.infinispan.Cache;

/**
 * Where the journal lives in this node: put together from what the server offers, opened by the
 * start of the node and closed with it. Whoever asks for the journal before it is open learns that
 * the site is closed.
 */
@ApplicationScoped
public class ReplicationHouse {

  @Inject SiteConfiguration site;
  @Inject NodeBoot boot;
  @Inject Instance<EventHandler> handler;
  @Inject Instance<JournalObserver> observer;

  @Inject DataSource dataSource;
  @Inject UserTransaction transaction;

  @SuppressWarnings("NullAway.Init") // the server fills it
  @Resource(lookup = "java:jboss/TransactionSynchronizationRegistry")
  TransactionSynchronizationRegistry transactions;

  @Inject ManagedExecutorService executor;
  @Inject ManagedScheduledExecutorService scheduler;

  @SuppressWarnings("NullAway.Init") // the server fills it
  @Resource(lookup = "java:jboss/infinispan/cache/replication/journal")
  Cache<byte[], byte[]> journalCache;

  @SuppressWarnings("NullAway.Init") // the server fills it
  @Resource(lookup = "java:jboss/infinispan/cache/replication/receipts")
  Cache<byte[], byte[]> receiptsCache;

  private volatile Optional<Replication> replication = Optional.empty();

  /** Puts the journal together and starts it. To be called once, after the migrations. */
  void open() {
    var built =
        new Replication(
            ReplicationConfig.of(site.site(), site.peer(), site.node(), boot.id()),
            dataSource,
            new JtaTransactions(transaction, transactions),
            executor,
            scheduler,
            journalCache,
            receiptsCache,
            handler.get(),
            observer.get());
    built.start();
    replication = Optional.of(built);
  }

  /** Stops the journal, if it was started. */
  void close() {
    replication.ifPresent(Replication::stop);
    replication = Optional.empty();
  }

  /** What the journal knows about itself; empty before it is open. */
  public Optional<JournalStatus> status() {
    return replication.map(Replication::status);
  }

  @Produces
  @ApplicationScoped
  Journal journal() {
    return opened().journal();
  }

  @Produces
  @ApplicationScoped
  JournalReader reader() {
    return opened().reader();
  }

  private Replication opened() {
    return replication.orElseThrow(() -> new SiteClosedException("this node is starting"));
  }
}
