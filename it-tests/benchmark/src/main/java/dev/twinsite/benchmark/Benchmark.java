package dev.twinsite.benchmark;

import dev.twinsite.benchmark.floor.CommitFloor;
import dev.twinsite.benchmark.floor.Floor;
import dev.twinsite.benchmark.floor.PutFloor;
import dev.twinsite.benchmark.load.Caller;
import dev.twinsite.benchmark.load.Goal;
import dev.twinsite.benchmark.load.LimitSearch;
import dev.twinsite.benchmark.people.Payees;
import dev.twinsite.benchmark.people.SignUp;
import dev.twinsite.benchmark.people.Town;
import dev.twinsite.benchmark.report.BenchReport;
import dev.twinsite.benchmark.report.Hardware;
import dev.twinsite.benchmark.report.LimitReport;
import dev.twinsite.benchmark.report.ReportText;
import dev.twinsite.benchmark.report.RunReport;
import dev.twinsite.client.SiteAddress;
import dev.twinsite.lab.Lab;
import dev.twinsite.lab.LabStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Leads through everything a plan asks for, and says at once what came of it. */
final class Benchmark {

  private static final Duration FLOOR_TIME = Duration.ofSeconds(3);
  private static final List<Integer> CALLERS = List.of(1, 16);
  private static final double FAILED_SHARE = 0.001;
  private static final int LONGEST_MILLIS = (int) Caller.PATIENCE.toMillis();

  private final BenchPlan plan;
  private final Lab lab;
  private final LabStatus status;
  private final Consumer<String> out;
  private final Instant startedAt = Instant.now();
  private final Hardware hardware = Hardware.ofThisMachine();
  private final List<Floor> floors = new ArrayList<>();
  private final List<RunReport> runs = new ArrayList<>();
  private final List<LimitReport> limits = new ArrayList<>();

  Benchmark(BenchPlan plan, Lab lab, Consumer<String> out) {
    this.plan = plan;
    this.lab = lab;
    this.status = lab.status();
    this.out = out;
  }

  BenchReport run() {
    out.accept(ReportText.of(hardware));
    out.accept("servers: " + serverOptions() + "; seed " + plan.seed());
    if (plan.floors()) {
      measureFloors();
    }
    Town town = town();
    for (Duration roundTrip : plan.roundTrips()) {
      lab.roundTrip(roundTrip);
      plan.workloads().forEach(workload -> measure(workload, roundTrip, town));
    }
    lab.roundTrip(status.roundTrip());
    return report();
  }

  private void measureFloors() {
    var commits = new CommitFloor(status.sites().get(0), FLOOR_TIME);
    CALLERS.forEach(callers -> add(commits.with(callers)));
    lab.roundTrip(plan.roundTrips().get(0));
    try (PutFloor puts = new PutFloor(status, FLOOR_TIME)) {
      CALLERS.forEach(callers -> add(puts.with(callers)));
    }
  }

  private void add(Floor floor) {
    floors.add(floor);
    out.accept(ReportText.of(floor));
  }

  private Town town() {
    List<SiteAddress> targets =
        plan.sites().stream().map(site -> new SiteAddress(site, status.site(site).app())).toList();
    var payers = new SignUp(targets, out).payers(plan.payers());
    List<String> payees = plan.pays() ? new Payees(status, out).named(plan.payees()) : List.of();
    return new Town(payers, payees);
  }

  private void measure(Workload workload, Duration roundTrip, Town town) {
    var run = new Run(plan, workload, roundTrip, status, town, goal(workload), out);
    if (plan.clients().isPresent()) {
      add(run.by(plan.clients().getAsInt()));
      return;
    }
    int rate = plan.rate().orElse(workload.usualRate());
    if (plan.findLimit()) {
      search(run, workload, roundTrip, LimitSearch.from(rate));
    } else {
      measure(run, rate);
    }
  }

  private RunReport measure(Run run, int rate) {
    return add(run.at(rate));
  }

  private RunReport add(RunReport report) {
    runs.add(report);
    out.accept(ReportText.of(report, hardware));
    return report;
  }

  private void search(Run run, Workload workload, Duration roundTrip, LimitSearch from) {
    LimitSearch search = from;
    for (OptionalInt rate = search.next(); rate.isPresent(); rate = search.next()) {
      search = search.tried(rate.getAsInt(), measure(run, rate.getAsInt()).goalMet());
    }
    var limit =
        new LimitReport(workload.label(), roundTrip.toMillis(), search.met(), search.broken());
    limits.add(limit);
    out.accept(ReportText.of(limit));
  }

  private Goal goal(Workload workload) {
    return plan.clients().isPresent()
        ? new Goal(
            plan.p99Millis().orElse(LONGEST_MILLIS),
            FAILED_SHARE,
            plan.leastPerSecond().orElse(workload.leastPerSecond()))
        : Goal.ofLatency(plan.p99Millis().orElse(workload.p99Millis()), FAILED_SHARE);
  }

  /** What the first application node was started with. */
  private String serverOptions() {
    String first = status.sites().get(0).name() + "-1";
    return ProcessHandle.of(status.server(first).pid())
        .flatMap(process -> process.info().arguments())
        .map(Benchmark::javaOptions)
        .orElse("unknown");
  }

  private static String javaOptions(String... words) {
    return Arrays.stream(words)
        .filter(word -> word.startsWith("-X"))
        .collect(Collectors.joining(" "));
  }

  private BenchReport report() {
    return new BenchReport(
        startedAt,
        plan.seed(),
        hardware,
        serverOptions(),
        status.sites().get(0).app().size(),
        plan.sites(),
        plan.payers(),
        plan.pays() ? plan.payees() : 0,
        floors,
        runs,
        limits);
  }
}
