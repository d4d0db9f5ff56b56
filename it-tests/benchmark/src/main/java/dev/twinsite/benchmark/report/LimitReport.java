package dev.twinsite.benchmark.report;

/**
 * How far a rate could be raised.
 *
 * @param met the highest rate per second that met the goal; 0 if none did
 * @param broken the lowest one that broke it; 0 if none did
 */
public record LimitReport(String workload, long roundTripMillis, int met, int broken) {}
