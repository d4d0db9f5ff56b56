/**
 * A site of thousands of servers that exist as numbers: how long each takes to boot, what is wrong
 * with it, how its power controller behaves, and what it needs before. All drawn from one seed.
 * {@link dev.twinsite.redfish.simulated.SimulatedSite} also knows how fast it could boot at best.
 */
@NullMarked
package dev.twinsite.redfish.simulated;

import org.jspecify.annotations.NullMarked;
