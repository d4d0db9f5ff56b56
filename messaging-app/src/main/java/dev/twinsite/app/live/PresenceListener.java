package dev.twinsite.app.live;

import dev.twinsite.identity.Username;
import dev.twinsite.messaging.RoomId;
import dev.twinsite.site.SiteName;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.infinispan.notifications.Listener;
import org.infinispan.notifications.Listener.Observation;
import org.infinispan.notifications.cachelistener.annotation.CacheEntryCreated;
import org.infinispan.notifications.cachelistener.annotation.CacheEntryModified;
import org.infinispan.notifications.cachelistener.event.CacheEntryCreatedEvent;
import org.infinispan.notifications.cachelistener.event.CacheEntryModifiedEvent;

/** Hears who is typing, at this node, at another one or at the other site. */
@Listener(sync = false, observation = Observation.POST)
public final class PresenceListener {

  private static final String TYPING = "typing/";

  private volatile BiConsumer<RoomId, String> typing = (room, user) -> {};

  void tell(BiConsumer<RoomId, String> next) {
    typing = next;
  }

  /** The key of a sign that somebody types, given at that site. */
  static String typing(RoomId room, Username user, SiteName at) {
    return TYPING + room + "/" + user + "/" + at;
  }

  /** Somebody begins to type. */
  @CacheEntryCreated
  public void created(CacheEntryCreatedEvent<String, byte[]> event) {
    heard(event.getKey());
  }

  /** Somebody goes on typing. */
  @CacheEntryModified
  public void modified(CacheEntryModifiedEvent<String, byte[]> event) {
    heard(event.getKey());
  }

  private void heard(String key) {
    String[] parts = key.split("/", 4);
    if (key.startsWith(TYPING) && parts.length == 4) {
      typing.accept(new RoomId(UUID.fromString(parts[1])), parts[2]);
    }
  }
}
