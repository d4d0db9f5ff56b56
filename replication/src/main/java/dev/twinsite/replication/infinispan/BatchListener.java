package dev.twinsite.replication.infinispan;

import dev.twinsite.replication.engine.Transport.Receiver;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.infinispan.notifications.Listener;
import org.infinispan.notifications.Listener.Observation;
import org.infinispan.notifications.cachelistener.annotation.CacheEntryCreated;
import org.infinispan.notifications.cachelistener.event.CacheEntryCreatedEvent;

/**
 * Hands a batch of the other site to the receiver, on one node of this site, and holds the sender's
 * put until the batch has been dealt with.
 *
 * <p>That node is the one that owns the key, whichever it is. The node where the put came in would
 * not do: if another one owns the key, the entry reaches the first as that one's copy, and no node
 * at all sees it as its own.
 */
@Listener(primaryOnly = true, sync = true, observation = Observation.POST)
public final class BatchListener {

  private static final CompletionStage<Void> DONE = CompletableFuture.completedFuture(null);

  private final Keys keys;
  private volatile Optional<Receiver> receiver = Optional.empty();

  BatchListener(Keys keys) {
    this.keys = keys;
  }

  void handTo(Receiver next) {
    receiver = Optional.of(next);
  }

  @CacheEntryCreated
  public CompletionStage<Void> created(CacheEntryCreatedEvent<byte[], byte[]> event) {
    return keys.isMessageOfPeer(event.getKey())
        ? receiver.map(taker -> taker.batch(event.getValue())).orElse(DONE)
        : DONE;
  }
}
