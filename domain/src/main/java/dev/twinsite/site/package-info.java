/**
 * Places and their lives: the name of a site, the states it can be in, the epoch of each decision
 * about it, and positions in its journal.
 *
 * <p>Nothing here talks to another process or asks the clock. The rules of this package are used by
 * the journal ({@code dev.twinsite.replication}) and by the operations tooling; messaging and
 * payment know only the names.
 */
@NullMarked
package dev.twinsite.site;

import org.jspecify.annotations.NullMarked;
