package dev.twinsite.replication.infinispan;

import dev.twinsite.replication.engine.Transport.Receiver;
import java.util.Optional;
import org.infinispan.notifications.Listener;
import org.infinispan.notifications.Listener.Observation;
import org.infinispan.notifications.cachelistener.annotation.CacheEntryCreated;
import org.infinispan.notifications.cachelistener.event.CacheEntryCreatedEvent;

/** Tells the receiver that another node of this site has something new. */
@Listener(sync = true, observation = Observation.POST)
public final class NudgeListener {

  private final Keys keys;
  private volatile Optional<Receiver> receiver = Optional.empty();

  NudgeListener(Keys keys) {
    this.keys = keys;
  }

  void handTo(Receiver next) {
    receiver = Optional.of(next);
  }

  @CacheEntryCreated
  public void created(CacheEntryCreatedEvent<byte[], byte[]> event) {
    if (keys.isNudgeOfAnotherNode(event.getKey())) {
      receiver.ifPresent(Receiver::nudged);
    }
  }
}
