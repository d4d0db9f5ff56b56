/**
 * The Java client of Twinsite and the example of how a caller of a two-site service should behave:
 * it chooses the ids of what it writes, gives every attempt a short time, goes to the other site
 * with the same id when an attempt fails, and keeps apart what is certain (ok, refused) from what
 * is not (unknown). Nothing here knows a server's classes; it needs the JDK and a JSON library.
 * Start at {@link dev.twinsite.client.TwinsiteClient}; {@link dev.twinsite.client.Outcome} is what
 * every call returns.
 */
@NullMarked
package dev.twinsite.client;

import org.jspecify.annotations.NullMarked;
