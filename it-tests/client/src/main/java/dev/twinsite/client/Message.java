package dev.twinsite.client;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message in a room.
 *
 * @param sender username
 * @param text what it says now; nothing of a deleted one
 * @param origin the site that accepted it
 * @param durability {@code both-sites} or {@code one-site}; null where the answer does not say
 * @param editedAt when its sender has edited it last; null if never
 * @param deleted whether it was deleted
 */
public record Message(
    UUID messageId,
    UUID roomId,
    String sender,
    String text,
    Instant sentAt,
    String origin,
    @Nullable String durability,
    @Nullable Instant editedAt,
    boolean deleted) {

  /** A message as it was sent. */
  public Message(
      UUID messageId,
      UUID roomId,
      String sender,
      String text,
      Instant sentAt,
      String origin,
      @Nullable String durability) {
    this(messageId, roomId, sender, text, sentAt, origin, durability, null, false);
  }
}
