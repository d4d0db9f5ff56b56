package dev.twinsite.replication.infinispan;

import dev.twinsite.replication.engine.Transport;
import dev.twinsite.site.SiteName;
import org.infinispan.AdvancedCache;
import org.infinispan.Cache;
import org.infinispan.context.Flag;
import org.infinispan.factories.ComponentRegistry;
import org.infinispan.xsite.status.TakeOfflineManager;

/**
 * Sends each batch as a new entry of a cache whose backup is the other site, synchronously: the put
 * returns when the other site's listener has finished, or fails. Keys begin with the sending site
 * and end with a random id, because a second put of the same key creates nothing and calls nobody.
 */
public final class InfinispanTransport implements Transport {

  private static final byte[] NOTHING = {};

  private final SiteName self;
  private final SiteName peer;
  private final AdvancedCache<String, byte[]> journal;
  private final AdvancedCache<String, byte[]> receipts;
  private final BatchListener batches;
  private final ReceiptListener answers;

  public InfinispanTransport(
      SiteName self, SiteName peer, Cache<String, byte[]> journal, Cache<String, byte[]> receipts) {
    this.self = self;
    this.peer = peer;
    this.journal = resolved(journal);
    this.receipts = resolved(receipts);
    this.batches = new BatchListener(Keys.of(self));
    this.answers = new ReceiptListener(Keys.of(self));
  }

  @Override
  public void sendBatch(String name, byte[] bytes) {
    putOrReopen(journal, name, bytes);
  }

  @Override
  public void sendReceipt(String name, byte[] bytes) {
    putOrReopen(receipts, name, bytes);
  }

  @Override
  public void nudge() {
    journal
        .withFlags(Flag.SKIP_XSITE_BACKUP, Flag.IGNORE_RETURN_VALUES)
        .put(Keys.of(self).newNudge(), NOTHING);
  }

  @Override
  public void listen(Receiver receiver) {
    batches.handTo(receiver);
    answers.handTo(receiver);
    receipts.addListener(answers);
    journal.addListener(batches);
  }

  @Override
  public void close() {
    journal.removeListener(batches);
    receipts.removeListener(answers);
  }

  /*
   * A site whose server is up before its caches are answers "cache not found", and Infinispan then
   * takes it offline for good, whatever after-failures says: from then on every put would return
   * without a backup. So a put that fails brings the site online again. A site that a person took
   * offline stays offline, because puts do not fail then.
   */
  private void putOrReopen(AdvancedCache<String, byte[]> cache, String name, byte[] bytes) {
    try {
      cache.put(Keys.of(self).message(name), bytes);
    } catch (RuntimeException failure) {
      bringOnline(cache, failure);
      throw failure;
    }
  }

  private void bringOnline(AdvancedCache<String, byte[]> cache, RuntimeException failure) {
    try {
      ComponentRegistry.componentOf(cache, TakeOfflineManager.class).bringSiteOnline(peer.value());
    } catch (RuntimeException stopped) {
      failure.addSuppressed(stopped);
    }
  }

  /*
   * An injected cache of WildFly is looked up anew by every call, and the encoding of its entries
   * depends on the context class loader of the caller: a deployment's thread and a thread without a
   * deployment do not understand each other's keys. So it is resolved once, outside of any
   * deployment, which leaves strings and bytes as they are.
   */
  private static AdvancedCache<String, byte[]> resolved(Cache<String, byte[]> cache) {
    Thread thread = Thread.currentThread();
    ClassLoader caller = thread.getContextClassLoader();
    thread.setContextClassLoader(Cache.class.getClassLoader());
    try {
      return cache.getAdvancedCache();
    } finally {
      thread.setContextClassLoader(caller);
    }
  }
}
