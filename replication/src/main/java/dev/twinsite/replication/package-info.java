/**
 * The journal of a site and its way to the other site: append in the caller's transaction, number,
 * publish, apply, acknowledge by receipt, catch up.
 *
 * <p>Nothing here knows what a message or a transfer is. An application appends {@link Envelope}s
 * and implements {@link EventHandler}; a team that replaces messaging and payment keeps this
 * package unchanged.
 */
@NullMarked
package dev.twinsite.replication;

import org.jspecify.annotations.NullMarked;
