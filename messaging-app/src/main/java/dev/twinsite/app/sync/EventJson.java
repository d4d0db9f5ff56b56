package dev.twinsite.app.sync;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event as a user sees it.
 *
 * @param type the kind of event, for example {@code message-posted}
 * @param id the identity of the event, the same at both sites
 * @param roomId the room it belongs to, if it belongs to one
 * @param origin the site in which it happened
 * @param at when it was accepted there
 * @param data what it is about, as that stands now at the answering site
 */
public record EventJson(
    String type, String id, @Nullable String roomId, String origin, Instant at, Object data) {

  /**
   * The news that what this event was about has been decided at its origin: {@code transfer-made}
   * becomes {@code transfer-decided}.
   *
   * @param decision the event that decided it
   */
  EventJson decidedBy(UUID decision) {
    UUID both = UUID.nameUUIDFromBytes((decision + "/" + id).getBytes(StandardCharsets.UTF_8));
    return new EventJson(
        type.substring(0, type.lastIndexOf('-')) + "-decided",
        both.toString(),
        roomId,
        origin,
        at,
        data);
  }
}
