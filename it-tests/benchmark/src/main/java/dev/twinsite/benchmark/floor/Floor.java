package dev.twinsite.benchmark.floor;

import dev.twinsite.benchmark.load.Latency;

/**
 * A bare operation, repeated as fast as it goes.
 *
 * @param what it is
 * @param callers how many did it at the same time
 */
public record Floor(String what, int callers, double perSecond, Latency latencyMillis) {}
