package dev.twinsite.benchmark;

import dev.twinsite.lab.Arguments;
import dev.twinsite.lab.LabException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * What is to be measured.
 *
 * @param rate requests per second, 1 to 100,000; empty for what is usual for a workload
 * @param clients who each wait for their answer, at each site that is asked, 1 to 10,000; empty for
 *     a load by a schedule
 * @param leastPerSecond the goal of such clients; empty for what is usual for a workload
 * @param warmUp before each run, not counted; 0 to 600 s, the first two thirds at a climbing rate
 * @param measured of each run; 1 to 3600 s
 * @param roundTrips of the WAN, one after the other
 * @param nodesPerSite of a lab that is started for the benchmark, 1 or 2
 * @param sites that are asked
 * @param payers 1 to 10,000
 * @param payees 1 to 100,000
 * @param p99Millis the goal; empty for what is usual for a workload
 * @param findLimit whether to look for the highest rate that meets the goal
 * @param floors whether to measure the bare machine as well
 */
record BenchPlan(
    List<Workload> workloads,
    OptionalInt rate,
    OptionalInt clients,
    OptionalInt leastPerSecond,
    Duration warmUp,
    Duration measured,
    List<Duration> roundTrips,
    int nodesPerSite,
    List<String> sites,
    int payers,
    int payees,
    OptionalInt p99Millis,
    boolean findLimit,
    boolean floors,
    long seed,
    Path report) {

  static final String HELP =
      """
    bench WORKLOAD[,WORKLOAD…] [--rate N] [--seconds N] [--warm-up N] [--rtt MILLIS[,MILLIS…]]
          [--site pangyo|ansan|both] [--nodes-per-site 1|2] [--accounts N] [--payers N]
          [--clients N [--least N]] [--find-limit] [--p99 MILLIS] [--no-floors] [--seed S] [--report DIR]
                           measures messages, transfers, hot-account or mixed, by a schedule
                           of arrivals or by clients who wait for their answers; in the lab of this home, or if none runs, in one of
                           its own\
    """;

  private static final Set<String> VALUED =
      Set.of(
          "--rate",
          "--clients",
          "--least",
          "--seconds",
          "--warm-up",
          "--rtt",
          "--site",
          "--nodes-per-site",
          "--accounts",
          "--payers",
          "--p99",
          "--seed",
          "--report");
  private static final Set<String> PLAIN = Set.of("--find-limit", "--no-floors");

  BenchPlan {
    rate.ifPresent(value -> Arguments.requireBetween("--rate", value, 1, 100_000));
    clients.ifPresent(value -> Arguments.requireBetween("--clients", value, 1, 10_000));
    leastPerSecond.ifPresent(value -> Arguments.requireBetween("--least", value, 0, 100_000));
    if (clients.isPresent() && (rate.isPresent() || findLimit)) {
      throw LabException.misused(
          "--clients set the rate by themselves: no --rate or --find-limit.");
    }
    Arguments.requireBetween("--warm-up", warmUp.toSeconds(), 0, 600);
    Arguments.requireBetween("--seconds", measured.toSeconds(), 1, 3_600);
    Arguments.requireBetween("--payers", payers, 1, 10_000);
    Arguments.requireBetween("--accounts", payees, 1, 100_000);
    p99Millis.ifPresent(value -> Arguments.requireBetween("--p99", value, 1, 60_000));
    workloads = List.copyOf(workloads);
    roundTrips = List.copyOf(roundTrips);
    sites = List.copyOf(sites);
  }

  /**
   * Reads a command line.
   *
   * @throws LabException if it makes no sense
   */
  static BenchPlan read(Path home, List<String> words) {
    Arguments arguments = new Arguments("bench", words, VALUED, PLAIN);
    return new BenchPlan(
        each(arguments.operand("one list of workloads")).map(Workload::named).toList(),
        number(arguments, "--rate"),
        number(arguments, "--clients"),
        number(arguments, "--least"),
        Duration.ofSeconds(arguments.number("--warm-up", 60)),
        Duration.ofSeconds(arguments.number("--seconds", 20)),
        each(arguments.value("--rtt").orElse("2")).map(BenchPlan::roundTrip).toList(),
        arguments.number("--nodes-per-site", 1),
        sites(arguments.value("--site").orElse("both")),
        arguments.number("--payers", 100),
        arguments.number("--accounts", 10_000),
        number(arguments, "--p99"),
        arguments.has("--find-limit"),
        !arguments.has("--no-floors"),
        arguments.number("--seed", ThreadLocalRandom.current().nextInt(1, 1_000_000)),
        arguments.value("--report").map(Path::of).orElse(home.resolveSibling("benchmark-report")));
  }

  private static Stream<String> each(String list) {
    return Arrays.stream(list.split(",")).map(String::trim);
  }

  private static Duration roundTrip(String millis) {
    return Duration.ofMillis(Arguments.number("--rtt", millis));
  }

  private static OptionalInt number(Arguments arguments, String option) {
    Optional<String> value = arguments.value(option);
    return value.isPresent()
        ? OptionalInt.of(Arguments.number(option, value.get()))
        : OptionalInt.empty();
  }

  private static List<String> sites(String name) {
    return switch (name) {
      case "both" -> List.of("pangyo", "ansan");
      case "pangyo", "ansan" -> List.of(name);
      default -> throw LabException.misused("--site is pangyo, ansan or both, not '" + name + "'.");
    };
  }

  boolean pays() {
    return workloads.stream().anyMatch(Workload::pays);
  }
}
