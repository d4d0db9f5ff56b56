package dev.twinsite.replication.infinispan;

import dev.twinsite.replication.engine.Transport.Receiver;
import java.util.Optional;
import org.infinispan.notifications.Listener;
import org.infinispan.notifications.Listener.Observation;
import org.infinispan.notifications.cachelistener.annotation.CacheEntryCreated;
import org.infinispan.notifications.cachelistener.event.CacheEntryCreatedEvent;

/** Hands a receipt of the other site to the receiver, on the one node that owns its key. */
@Listener(primaryOnly = true, sync = true, observation = Observation.POST)
public final class ReceiptListener {

  private final Keys keys;
  private volatile Optional<Receiver> receiver = Optional.empty();

  ReceiptListener(Keys keys) {
    this.keys = keys;
  }

  void handTo(Receiver next) {
    receiver = Optional.of(next);
  }

  @CacheEntryCreated
  public void created(CacheEntryCreatedEvent<byte[], byte[]> event) {
    if (keys.isMessageOfPeer(event.getKey())) {
      receiver.ifPresent(taker -> taker.receipt(event.getValue()));
    }
  }
}
