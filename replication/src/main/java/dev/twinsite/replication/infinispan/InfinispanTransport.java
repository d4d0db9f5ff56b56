package dev.twinsite.replication.infinispan;

import dev.twinsite.replication.engine.Transport;
import dev.twinsite.site.SiteName;
import org.infinispan.AdvancedCache;
import org.infinispan.Cache;

/**
 * Sends each batch as a new entry of a cache whose backup is the other site, synchronously: the put
 * returns when the other site's listener has finished, or fails. Keys begin with the sending site
 * and end with a random id, because a second put of the same key creates nothing and calls nobody.
 */
public final class InfinispanTransport implements Transport {

  private static final byte[] NOTHING = {};

  private final Keys keys;
  private final Outlet journal;
  private final Outlet receipts;
  private final BatchListener batches;
  private final ReceiptListener answers;
  private final NudgeListener nudges;

  public InfinispanTransport(
      SiteName self, SiteName peer, Cache<byte[], byte[]> journal, Cache<byte[], byte[]> receipts) {
    this.keys = Keys.of(self);
    this.journal = new Outlet(peer, resolved(journal), keys);
    this.receipts = new Outlet(peer, resolved(receipts), keys);
    this.batches = new BatchListener(keys);
    this.answers = new ReceiptListener(keys);
    this.nudges = new NudgeListener(keys);
  }

  @Override
  public void sendBatch(String name, byte[] bytes) {
    journal.put(keys.message(name), bytes);
  }

  @Override
  public void sendReceipt(String name, byte[] bytes) {
    receipts.put(keys.message(name), bytes);
  }

  @Override
  public void nudge() {
    journal.inSite().put(keys.newNudge(), NOTHING);
  }

  @Override
  public void takeOver() {
    journal.doubt();
    receipts.doubt();
  }

  @Override
  public void listen(Receiver receiver) {
    batches.handTo(receiver);
    answers.handTo(receiver);
    nudges.handTo(receiver);
    receipts.open();
    journal.open();
    receipts.cache().addListener(answers);
    journal.cache().addListener(nudges);
    journal.cache().addListener(batches);
  }

  @Override
  public void close() {
    journal.cache().removeListener(batches);
    journal.cache().removeListener(nudges);
    receipts.cache().removeListener(answers);
    journal.close();
    receipts.close();
  }

  /*
   * An injected cache of WildFly is looked up anew by every call, and the encoding of its entries
   * depends on the context class loader of the caller: a deployment's thread and a thread without a
   * deployment do not understand each other's keys. So it is resolved once, outside of any
   * deployment, which leaves bytes as they are.
   */
  private static AdvancedCache<byte[], byte[]> resolved(Cache<byte[], byte[]> cache) {
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
