package dev.twinsite.replication.infinispan;

import dev.twinsite.site.SiteName;
import org.infinispan.AdvancedCache;
import org.infinispan.factories.ComponentRegistry;
import org.infinispan.xsite.status.TakeOfflineManager;

/**
 * A cache through which entries leave for the other site, and which does not stay shut.
 *
 * <p>A site whose server is up before its caches are answers "cache not found", and Infinispan then
 * takes it offline for good, whatever after-failures says: from then on every put would return
 * without a backup. That happens shortly after the put has failed, so the site is brought online
 * again before the put that follows a failure. A site that a person took offline stays offline,
 * because puts do not fail then.
 */
final class Outlet {

  private final SiteName peer;
  private final AdvancedCache<String, byte[]> cache;
  private volatile boolean failed;

  Outlet(SiteName peer, AdvancedCache<String, byte[]> cache) {
    this.peer = peer;
    this.cache = cache;
  }

  AdvancedCache<String, byte[]> cache() {
    return cache;
  }

  void put(String key, byte[] bytes) {
    if (failed) {
      ComponentRegistry.componentOf(cache, TakeOfflineManager.class).bringSiteOnline(peer.value());
    }
    failed = true;
    cache.put(key, bytes);
    failed = false;
  }
}
