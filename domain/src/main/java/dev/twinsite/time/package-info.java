/**
 * Hybrid logical time: stamps that stay close to the wall clock and never run against what their
 * writer has seen. Facts of all sites are ordered by their {@link Stamp}.
 *
 * <p>Nothing here asks the clock; whoever ticks brings an {@code InstantSource}.
 */
@NullMarked
package dev.twinsite.time;

import org.jspecify.annotations.NullMarked;
