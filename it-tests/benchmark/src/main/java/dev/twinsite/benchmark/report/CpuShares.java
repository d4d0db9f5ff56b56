package dev.twinsite.benchmark.report;

import dev.twinsite.lab.LabStatus;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** How much processor time each part has taken since a moment, its child processes included. */
public final class CpuShares {

  private static final String LOAD = "load generator";

  private final Map<String, ProcessHandle> processes = new LinkedHashMap<>();
  private final Map<String, Duration> before;
  private final long sinceNanos = System.nanoTime();

  private CpuShares(LabStatus lab) {
    processes.put(LOAD, ProcessHandle.current());
    add("WAN and lab", lab.owner());
    for (LabStatus.Site site : lab.sites()) {
      site.servers().forEach(server -> add(server.name(), server.pid()));
    }
    this.before = times();
  }

  private void add(String name, long pid) {
    ProcessHandle.of(pid).ifPresent(process -> processes.put(name, process));
  }

  /** Starts to count now. */
  public static CpuShares since(LabStatus lab) {
    return new CpuShares(lab);
  }

  /** Cores that each part has used on average since then; 1 is one core all the time. */
  public Map<String, Double> cores() {
    double nanos = System.nanoTime() - sinceNanos;
    Map<String, Double> cores = new LinkedHashMap<>();
    times()
        .forEach((name, time) -> cores.put(name, time.minus(before.get(name)).toNanos() / nanos));
    return cores;
  }

  private Map<String, Duration> times() {
    Map<String, Duration> times = new LinkedHashMap<>();
    processes.forEach((name, process) -> times.put(name, time(name, process)));
    return times;
  }

  /** The lab's servers are children of its owner and have lines of their own. */
  private static Duration time(String name, ProcessHandle process) {
    boolean isDatabase = name.endsWith("-db");
    Stream<ProcessHandle> all =
        isDatabase ? Stream.concat(Stream.of(process), process.descendants()) : Stream.of(process);
    return all.map(CpuShares::time).reduce(Duration.ZERO, Duration::plus);
  }

  private static Duration time(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }
}
