package dev.twinsite.benchmark.report;

import java.util.List;
import java.util.Map;

/**
 * One run.
 *
 * @param offeredPerSecond mean rate of the schedule; 0 if there was none
 * @param clientsAtEachSite who waited for their answers; 0 if requests came by the schedule
 * @param cpuCores how many cores each part used on average
 * @param residentMib memory that each server occupied at the end, in MiB; empty where the system
 *     does not tell
 * @param databases what each site's database did
 * @param goalMet whether the goal was kept
 */
public record RunReport(
    String workload,
    long roundTripMillis,
    int offeredPerSecond,
    int clientsAtEachSite,
    long warmUpSeconds,
    long seconds,
    List<Figures> kinds,
    Map<String, Double> cpuCores,
    Map<String, Long> residentMib,
    Map<String, DatabaseWork> databases,
    double goalP99Millis,
    double goalFailedShare,
    double goalLeastPerSecond,
    boolean goalMet) {}
