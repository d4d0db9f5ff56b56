package dev.twinsite.messaging;

import dev.twinsite.identity.Username;
import dev.twinsite.time.Stamp;

/**
 * The last word on whether a user is a member of a room.
 *
 * @param present whether the user was added, or removed
 * @param changed when and where that was said
 */
public record Membership(Username member, boolean present, Stamp changed) {}
