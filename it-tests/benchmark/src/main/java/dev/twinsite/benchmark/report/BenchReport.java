package dev.twinsite.benchmark.report;

import dev.twinsite.benchmark.floor.Floor;
import java.time.Instant;
import java.util.List;

/**
 * Everything a benchmark has measured.
 *
 * @param targets the sites that were asked
 * @param payers who asked
 * @param payees who was paid; 0 if nobody was
 */
public record BenchReport(
    Instant startedAt,
    long seed,
    Hardware hardware,
    String serverJavaOptions,
    int nodesPerSite,
    List<String> targets,
    int payers,
    int payees,
    List<Floor> floors,
    List<RunReport> runs,
    List<LimitReport> limits) {}
