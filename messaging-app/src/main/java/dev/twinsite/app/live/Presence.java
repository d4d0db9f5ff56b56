package dev.twinsite.app.live;

import dev.twinsite.app.SiteConfiguration;
import dev.twinsite.app.sync.Reader;
import dev.twinsite.app.wire.Topics;
import dev.twinsite.identity.Username;
import dev.twinsite.messaging.RoomId;
import dev.twinsite.messaging.RoomOpening;
import dev.twinsite.site.SiteName;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.infinispan.Cache;
import org.infinispan.factories.ComponentRegistry;
import org.infinispan.xsite.status.SiteState;
import org.infinispan.xsite.status.TakeOfflineManager;
import org.jboss.logging.Logger;

/**
 * Who is here and who is typing, at both sites. All of it is hearsay: it lives in a cache that
 * forgets, is told to the other site if that can be reached just then, and stands in no journal.
 * Nobody waits for it, and whatever goes wrong with it is passed over. Every key names the site
 * that writes it, so the two never wait for each other's locks.
 */
@ApplicationScoped
public class Presence {

  private static final Logger LOG = Logger.getLogger(Presence.class);
  private static final Duration TYPING = Duration.ofSeconds(6);
  private static final Duration HERE = Duration.ofSeconds(150);
  private static final Duration LAST_SEEN = Duration.ofHours(24);
  private static final Duration BETWEEN_SIGNS = Duration.ofSeconds(60);
  private static final int SIGN_BYTES = Long.BYTES + 1;

  /** What is known of somebody. */
  public record Seen(boolean online, Instant at) {}

  @Inject SiteConfiguration site;
  @Inject InstantSource clock;

  @SuppressWarnings("NullAway.Init") // the server fills it
  @Resource(lookup = "java:jboss/infinispan/cache/replication/presence")
  Cache<String, byte[]> cache;

  private final PresenceListener listener = new PresenceListener();
  private final Map<Username, Long> lastSigns = new ConcurrentHashMap<>();

  /** Passes on who is typing where, from now on. */
  void tell(BiConsumer<RoomId, String> typing) {
    listener.tell(typing);
    attempt(() -> cache.addListener(listener));
  }

  void tellNobody() {
    attempt(() -> cache.removeListener(listener));
  }

  /** The user has opened a socket at this node. */
  void isHere(Username user) {
    lastSigns.put(user, System.nanoTime());
    sign(user, true, HERE);
  }

  /** The user still has one; said again once in a while only. */
  void isStillHere(Username user) {
    long last = lastSigns.getOrDefault(user, 0L);
    if (System.nanoTime() - last >= BETWEEN_SIGNS.toNanos()) {
      isHere(user);
    }
  }

  /** The user has none at this node any more. */
  void isGone(Username user) {
    lastSigns.remove(user);
    sign(user, false, LAST_SEEN);
  }

  void isTyping(RoomId room, Username user) {
    put(PresenceListener.typing(room, user, site.site()), new byte[] {1}, TYPING);
  }

  /**
   * Tells the other site again from now on, if that was given up. A site whose server is up before
   * its caches answers "cache not found", and Infinispan then takes it offline for good, whatever
   * after-failures says.
   */
  void reopen() {
    attempt(
        () -> {
          TakeOfflineManager backups =
              ComponentRegistry.componentOf(cache.getAdvancedCache(), TakeOfflineManager.class);
          String peer = site.peer().value();
          if (backups.getSiteState(peer) == SiteState.OFFLINE) {
            backups.bringSiteOnline(peer);
          }
        });
  }

  boolean mayTypeIn(RoomId room, Reader reader) {
    return topics(room).stream().anyMatch(reader.topics()::contains);
  }

  /** Under which a room's news stand, whichever site has opened it. */
  Collection<String> topics(RoomId room) {
    return List.of(
        Topics.room(new RoomOpening(room, site.site())),
        Topics.room(new RoomOpening(room, site.peer())));
  }

  /** What is known of these users, in the order of their names; nothing of the others. */
  public Map<Username, Seen> of(Collection<Username> users) {
    var found = new TreeMap<Username, Seen>();
    users.forEach(user -> of(user).ifPresent(seen -> found.put(user, seen)));
    return found;
  }

  private Optional<Seen> of(Username user) {
    Optional<Seen> here = read(user, site.site());
    Optional<Seen> there = read(user, site.peer());
    return here.isPresent() && there.isPresent()
        ? Optional.of(together(here.get(), there.get()))
        : here.or(() -> there);
  }

  private static Seen together(Seen one, Seen other) {
    Instant later = one.at().isAfter(other.at()) ? one.at() : other.at();
    return new Seen(one.online() || other.online(), later);
  }

  private Optional<Seen> read(Username user, SiteName at) {
    try {
      return Optional.ofNullable(cache.get(key(user, at)))
          .filter(sign -> sign.length == SIGN_BYTES)
          .map(ByteBuffer::wrap)
          .map(sign -> new Seen(sign.get() == 1, Instant.ofEpochMilli(sign.getLong())));
    } catch (RuntimeException e) {
      LOG.debug("Nobody knows who is here", e);
      return Optional.empty();
    }
  }

  private void sign(Username user, boolean online, Duration life) {
    byte[] sign =
        ByteBuffer.allocate(SIGN_BYTES)
            .put((byte) (online ? 1 : 0))
            .putLong(clock.millis())
            .array();
    put(key(user, site.site()), sign, life);
  }

  private static String key(Username user, SiteName at) {
    return "here/" + user + "@" + at;
  }

  private void put(String key, byte[] value, Duration life) {
    attempt(() -> cache.putAsync(key, value, life.toMillis(), TimeUnit.MILLISECONDS));
  }

  private static void attempt(Runnable hearsay) {
    try {
      hearsay.run();
    } catch (RuntimeException e) {
      LOG.debug("The presence cache does not work", e);
    }
  }
}
