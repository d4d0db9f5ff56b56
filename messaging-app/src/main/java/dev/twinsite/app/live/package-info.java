/**
 * News for sockets that stay open: what {@code sync} tells those who ask, told to those who listen.
 * Events are read from the own database after they were committed; one look serves every socket of
 * this node. Nothing is dropped: a socket that cannot keep up is closed, and its owner continues
 * from a cursor.
 *
 * <p>The container's part is {@link dev.twinsite.app.live.LiveEndpoint}; everything else knows
 * sockets as {@link dev.twinsite.app.live.Wire}.
 */
@NullMarked
package dev.twinsite.app.live;

import org.jspecify.annotations.NullMarked;
