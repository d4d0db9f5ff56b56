package dev.twinsite.messaging;

import dev.twinsite.identity.Username;
import dev.twinsite.time.Stamp;

/**
 * How far a member has read a room. It only ever moves forward.
 *
 * @param upTo the stamp of the last message that was read; what stands before it was read too
 */
public record ReadMarker(Username reader, Stamp upTo) {}
