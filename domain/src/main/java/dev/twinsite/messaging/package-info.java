/**
 * Rooms, their members and the messages in them. All of it is mergeable: a fact takes effect at
 * once at the site that accepts it, and the rules of {@link MergeRules} let both sites arrive at
 * the same rooms whatever the order in which they learn of the facts.
 *
 * <p>Ids are chosen by clients, so the same id may be used at both sites. The events of this
 * capability stand in {@code dev.twinsite.event}.
 */
@NullMarked
package dev.twinsite.messaging;

import org.jspecify.annotations.NullMarked;
