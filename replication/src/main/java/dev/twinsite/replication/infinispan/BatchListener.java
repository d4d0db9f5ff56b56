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
 * Hands a batch of the other site to the receiver, on the one node where it came in, and holds the
 * sender's put until the batch has been dealt with. On all other nodes of the site any new entry is
 * a nudge.
 */
@Listener(sync = true, observation = Observation.POST)
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
  public CompletionStage<Void> created(CacheEntryCreatedEvent<String, byte[]> event) {
    if (!event.isOriginLocal()) {
      receiver.ifPresent(Receiver::nudged);
      return DONE;
    }
    return keys.isMessageOfPeer(event.getKey())
        ? receiver.map(taker -> taker.batch(event.getValue())).orElse(DONE)
        : DONE;
  }
}
