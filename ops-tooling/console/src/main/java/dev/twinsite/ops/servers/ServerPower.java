package dev.twinsite.ops.servers;

import dev.twinsite.ops.power.PowerState;

/**
 * A server as its power controller told it last.
 *
 * @param ageMillis how old that is
 */
public record ServerPower(PowerState state, long ageMillis) {}
