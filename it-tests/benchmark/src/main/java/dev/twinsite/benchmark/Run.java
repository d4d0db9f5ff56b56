package dev.twinsite.benchmark;

import static java.util.Objects.requireNonNull;

import dev.twinsite.benchmark.load.ArrivalSchedule;
import dev.twinsite.benchmark.load.Caller;
import dev.twinsite.benchmark.load.Goal;
import dev.twinsite.benchmark.load.OpenLoop;
import dev.twinsite.benchmark.load.Rate;
import dev.twinsite.benchmark.load.Tallies;
import dev.twinsite.benchmark.people.Requests;
import dev.twinsite.benchmark.people.Town;
import dev.twinsite.benchmark.report.CpuShares;
import dev.twinsite.benchmark.report.DatabaseWork;
import dev.twinsite.benchmark.report.Figures;
import dev.twinsite.benchmark.report.ResidentMemory;
import dev.twinsite.benchmark.report.RunReport;
import dev.twinsite.lab.LabStatus;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** One workload at one round trip, at whatever rate. */
record Run(
    BenchPlan plan,
    Workload workload,
    Duration roundTrip,
    LabStatus lab,
    Town town,
    Goal goal,
    Consumer<String> out) {

  /** What was true when the counting began. */
  private record Before(CpuShares cpu, Map<String, DatabaseWork> databases) {}

  RunReport at(int rate) {
    out.accept("");
    out.accept(
        "%s at %d/s: %d s to warm up, then %d s"
            .formatted(
                workload.label(), rate, plan.warmUp().toSeconds(), plan.measured().toSeconds()));
    var before = new CompletableFuture<Before>();
    try (Caller caller = new Caller();
        Progress progress = new Progress(out)) {
      var requests = new Requests(town, plan.seed());
      var loop =
          new OpenLoop(
              new ArrivalSchedule(Rate.steady(rate).after(climb()), plan.seed()),
              () -> workload.next(requests),
              call -> caller.send(call).thenApply(progress::count));
      Tallies tallies =
          loop.run(plan.warmUp(), plan.measured(), () -> before.completeAsync(this::now));
      return report(rate, tallies, before.join());
    }
  }

  /** Most of the warm-up; the rest of it is what is measured then. */
  private Duration climb() {
    return plan.warmUp().multipliedBy(2).dividedBy(3);
  }

  private Before now() {
    return new Before(CpuShares.since(lab), DatabaseWork.of(lab));
  }

  private RunReport report(int rate, Tallies tallies, Before before) {
    List<Figures> kinds =
        tallies.kinds().stream()
            .map(kind -> Figures.of(kind, tallies.of(kind), plan.measured().toNanos()))
            .toList();
    return new RunReport(
        workload.label(),
        roundTrip.toMillis(),
        rate,
        plan.warmUp().toSeconds(),
        plan.measured().toSeconds(),
        kinds,
        before.cpu().cores(),
        ResidentMemory.mib(lab),
        work(before.databases()),
        goal.p99Millis(),
        goal.failedShare(),
        goal.isMet(tallies));
  }

  private Map<String, DatabaseWork> work(Map<String, DatabaseWork> before) {
    Map<String, DatabaseWork> work = new LinkedHashMap<>();
    DatabaseWork.of(lab)
        .forEach((site, now) -> work.put(site, now.since(requireNonNull(before.get(site)))));
    return work;
  }
}
