/**
 * Open-loop load: requests begin when a schedule says so, whether earlier ones have been answered
 * or not, and are timed from that moment. Nothing in here knows what is being asked, or the lab.
 * Start with {@link dev.twinsite.benchmark.load.OpenLoop}.
 */
@NullMarked
package dev.twinsite.benchmark.load;

import org.jspecify.annotations.NullMarked;
