package dev.twinsite.replication.infinispan;

import dev.twinsite.site.SiteName;
import org.infinispan.AdvancedCache;
import org.infinispan.context.Flag;
import org.infinispan.factories.ComponentRegistry;
import org.infinispan.xsite.status.TakeOfflineManager;
import org.jboss.logging.Logger;

/**
 * A cache through which entries leave for the other site, and which does not stay shut.
 *
 * <p>A site whose server is up before its caches are answers "cache not found", and Infinispan then
 * takes it offline for good, whatever after-failures says: from then on every put would return
 * without a backup. That happens shortly after the put has failed, and at the node that owns the
 * key, which need not be the one that puts. So the site is brought online again at every node
 * before the put that follows a failure. A site that a person took offline stays offline, because
 * puts do not fail then.
 */
final class Outlet {

  private static final Logger LOG = Logger.getLogger(Outlet.class);
  private static final byte[] NOTHING = {};

  private final SiteName peer;
  private final AdvancedCache<byte[], byte[]> cache;
  private final Keys keys;
  private final ReopeningListener reopenings;
  private volatile boolean inDoubt;

  Outlet(SiteName peer, AdvancedCache<byte[], byte[]> cache, Keys keys) {
    this.peer = peer;
    this.cache = cache;
    this.keys = keys;
    this.reopenings = new ReopeningListener(keys, this);
  }

  AdvancedCache<byte[], byte[]> cache() {
    return cache;
  }

  void open() {
    doubt();
    cache.addListener(reopenings);
  }

  void close() {
    cache.removeListener(reopenings);
  }

  /** The next put begins as if the one before it had failed, at whichever node that was. */
  void doubt() {
    inDoubt = true;
  }

  void put(byte[] key, byte[] bytes) {
    if (inDoubt) {
      reopen();
      reopenElsewhere();
    }
    inDoubt = true;
    cache.put(key, bytes);
    inDoubt = false;
  }

  /** Brings the other site online at this node. */
  void reopen() {
    ComponentRegistry.componentOf(cache, TakeOfflineManager.class).bringSiteOnline(peer.value());
  }

  /** A node that does not answer now will be told before the next put. */
  private void reopenElsewhere() {
    try {
      inSite().put(keys.newReopening(), NOTHING);
    } catch (RuntimeException e) {
      LOG.debugf(e, "Not every node has brought site %s online", peer);
    }
  }

  /** The cache as the nodes of this site share it, which nothing leaves. */
  AdvancedCache<byte[], byte[]> inSite() {
    return cache.withFlags(Flag.SKIP_XSITE_BACKUP, Flag.IGNORE_RETURN_VALUES);
  }
}
