/**
 * The fence: what the ops server writes into the database of its site, so that every transaction of
 * the application sees the states that were decided last, and no node opens on states that nobody
 * has confirmed for it.
 *
 * <p>Nothing here decides anything; a database that is not there is waited for.
 */
@NullMarked
package dev.twinsite.ops.fence;

import org.jspecify.annotations.NullMarked;
