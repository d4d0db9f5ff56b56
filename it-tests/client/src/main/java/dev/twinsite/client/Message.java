package dev.twinsite.client;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message in a room.
 *
 * @param sender username
 * @param origin the site that accepted it
 * @param durability {@code both-sites} or {@code one-site}; null where the answer does not say
 */
public record Message(
    UUID messageId,
    UUID roomId,
    String sender,
    String text,
    Instant sentAt,
    String origin,
    @Nullable String durability) {}
