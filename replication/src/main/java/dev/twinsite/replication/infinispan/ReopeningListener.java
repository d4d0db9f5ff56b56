package dev.twinsite.replication.infinispan;

import org.infinispan.notifications.Listener;
import org.infinispan.notifications.Listener.Observation;
import org.infinispan.notifications.cachelistener.annotation.CacheEntryCreated;
import org.infinispan.notifications.cachelistener.event.CacheEntryCreatedEvent;

/** Brings the other site online at this node when a node of this site asks for it. */
@Listener(sync = true, observation = Observation.POST)
public final class ReopeningListener {

  private final Keys keys;
  private final Outlet outlet;

  ReopeningListener(Keys keys, Outlet outlet) {
    this.keys = keys;
    this.outlet = outlet;
  }

  @CacheEntryCreated
  public void created(CacheEntryCreatedEvent<byte[], byte[]> event) {
    if (keys.isReopening(event.getKey())) {
      outlet.reopen();
    }
  }
}
