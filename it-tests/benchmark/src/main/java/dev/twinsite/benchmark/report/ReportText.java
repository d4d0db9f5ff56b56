package dev.twinsite.benchmark.report;

import dev.twinsite.benchmark.floor.Floor;
import dev.twinsite.benchmark.load.Latency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Reports for people. */
public final class ReportText {

  private static final String LATENCY = "p50 %.1f  p90 %.1f  p99 %.1f  p99.9 %.1f  max %.1f ms";

  private ReportText() {}

  /** The machine. */
  public static String of(Hardware it) {
    return format(
        "machine: %d cores%s, %d MiB, %s%n         %s",
        it.cores(),
        it.processor().isEmpty() ? "" : " (" + it.processor() + ")",
        it.memoryMib(),
        it.system(),
        it.jvm());
  }

  /** A floor. */
  public static String of(Floor it) {
    return format(
        "floor: %s, %d at a time: %.0f/s, %s",
        it.what(), it.callers(), it.perSecond(), of(it.latencyMillis()));
  }

  /** A limit. */
  public static String of(LimitReport it) {
    return format(
        "limit: %s at %d ms: %s keeps the goal, %s does not",
        it.workload(),
        it.roundTripMillis(),
        it.met() == 0 ? "no rate" : it.met() + "/s",
        it.broken() == 0 ? "no rate that was tried" : it.broken() + "/s");
  }

  /** A run, with what it cost. */
  public static String of(RunReport it, Hardware hardware) {
    String kinds = it.kinds().stream().map(ReportText::of).collect(Collectors.joining("\n"));
    return format(
        "%s, %d ms round trip, %s for %d s: goal %s%n%s%n%s%n%s%n%s",
        it.workload(),
        it.roundTripMillis(),
        load(it),
        it.seconds(),
        it.goalMet() ? "met" : "missed",
        kinds,
        cpu(it.cpuCores(), hardware.cores()),
        memory(it.residentMib()),
        databases(it));
  }

  private static String load(RunReport it) {
    return it.clientsAtEachSite() > 0
        ? it.clientsAtEachSite() + " clients at each site"
        : it.offeredPerSecond() + "/s offered";
  }

  private static String of(Figures it) {
    return format(
        "  %-9s %.0f/s %s; %s%n            %s",
        it.kind(),
        it.acknowledgedPerSecond(),
        it.acknowledgedAs(),
        endings(it.endings()),
        of(it.latencyMillis()));
  }

  private static String endings(Map<String, Long> endings) {
    return endings.entrySet().stream()
        .filter(ending -> ending.getValue() > 0)
        .map(ending -> ending.getValue() + " " + ending.getKey())
        .collect(Collectors.joining(", "));
  }

  private static String cpu(Map<String, Double> cores, int all) {
    double sum = cores.values().stream().mapToDouble(Double::doubleValue).sum();
    String parts =
        cores.entrySet().stream()
            .map(part -> format("%s %.2f", part.getKey(), part.getValue()))
            .collect(Collectors.joining(", "));
    return format("  cores     %s; together %.2f of %d", parts, sum, all);
  }

  private static String memory(Map<String, Long> mib) {
    return "  MiB       "
        + mib.entrySet().stream()
            .map(server -> server.getKey() + " " + server.getValue())
            .collect(Collectors.joining(", "));
  }

  private static String databases(RunReport it) {
    double facts = it.kinds().stream().mapToDouble(ReportText::acknowledged).sum();
    List<String> sites =
        it.databases().entrySet().stream()
            .map(site -> work(site.getKey(), site.getValue(), Math.max(1, facts)))
            .toList();
    return "  per fact  " + String.join("; ", sites);
  }

  private static double acknowledged(Figures kind) {
    return kind.endings().getOrDefault("acknowledged", 0L);
  }

  private static String work(String site, DatabaseWork it, double facts) {
    return format(
        "%s %.2f commits, %.2f WAL syncs, %.1f KiB WAL",
        site, it.commits() / facts, it.walSyncs() / facts, it.walBytes() / facts / 1024);
  }

  private static String of(Latency it) {
    return format(LATENCY, it.p50(), it.p90(), it.p99(), it.p999(), it.longest());
  }

  private static String format(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
