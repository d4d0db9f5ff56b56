/**
 * Sockets of {@code /api/v1/live}: how many may stand open and what they cost, and how long it
 * takes until everybody in a large room has a message.
 */
@NullMarked
package dev.twinsite.benchmark.live;

import org.jspecify.annotations.NullMarked;
