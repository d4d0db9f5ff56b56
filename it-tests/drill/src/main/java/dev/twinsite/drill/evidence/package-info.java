/**
 * What the sites answer when everything has come to rest, read from each site alone and laid beside
 * what the clients know. Reading is done by {@link dev.twinsite.drill.evidence.HoldingsReader};
 * judging is not done here but in {@code dev.twinsite.drill.check}.
 */
@NullMarked
package dev.twinsite.drill.evidence;

import org.jspecify.annotations.NullMarked;
