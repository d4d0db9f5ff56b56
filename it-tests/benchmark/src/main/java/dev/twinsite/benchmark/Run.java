package dev.twinsite.benchmark;

import static java.util.Objects.requireNonNull;

import dev.twinsite.benchmark.load.ArrivalSchedule;
import dev.twinsite.benchmark.load.Call;
import dev.twinsite.benchmark.load.Caller;
import dev.twinsite.benchmark.load.ClosedLoop;
import dev.twinsite.benchmark.load.Ending;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

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

  /** A load that comes by a schedule. */
  RunReport at(int rate) {
    say("%s at %d/s".formatted(workload.label(), rate));
    var requests = new Requests(town, plan.seed());
    var schedule = new ArrivalSchedule(Rate.steady(rate).after(climb()), plan.seed());
    return measured(
        rate,
        0,
        (sender, begins) ->
            new OpenLoop(schedule, () -> workload.next(requests), sender)
                .run(plan.warmUp(), plan.measured(), begins));
  }

  /** So many clients at each site, who wait for their answers. */
  RunReport by(int clients) {
    say("%s by %d clients at each site".formatted(workload.label(), clients));
    List<Supplier<Call>> all = new ArrayList<>();
    for (String site : plan.sites()) {
      Town there = workload.at(lab.site(site), town);
      for (int i = 0; i < clients; i++) {
        var requests = new Requests(there, plan.seed() + all.size());
        all.add(() -> workload.next(requests));
      }
    }
    return measured(
        0,
        clients,
        (sender, begins) ->
            new ClosedLoop(all, sender).run(plan.warmUp(), plan.measured(), begins));
  }

  private interface Load {
    Tallies run(Function<Call, CompletionStage<Ending>> sender, Runnable beginsToCount);
  }

  private void say(String what) {
    out.accept("");
    out.accept(
        "%s: %d s to warm up, then %d s"
            .formatted(what, plan.warmUp().toSeconds(), plan.measured().toSeconds()));
  }

  private RunReport measured(int rate, int clients, Load load) {
    var before = new CompletableFuture<Before>();
    try (Caller caller = new Caller();
        Progress progress = new Progress(out)) {
      Tallies tallies =
          load.run(
              call -> caller.send(call).thenApply(progress::count),
              () -> before.completeAsync(this::now));
      return report(rate, clients, tallies, before.join());
    }
  }

  /** Most of the warm-up; the rest of it is what is measured then. */
  private Duration climb() {
    return plan.warmUp().multipliedBy(2).dividedBy(3);
  }

  private Before now() {
    return new Before(CpuShares.since(lab), DatabaseWork.of(lab));
  }

  private RunReport report(int rate, int clients, Tallies tallies, Before before) {
    List<Figures> kinds =
        tallies.kinds().stream()
            .map(kind -> Figures.of(kind, tallies.of(kind), plan.measured().toNanos()))
            .toList();
    return new RunReport(
        workload.label(),
        roundTrip.toMillis(),
        rate,
        clients,
        plan.warmUp().toSeconds(),
        plan.measured().toSeconds(),
        kinds,
        before.cpu().cores(),
        ResidentMemory.mib(lab),
        work(before.databases()),
        goal.p99Millis(),
        goal.failedShare(),
        goal.leastPerSecond(),
        goal.isMet(tallies, plan.measured().toNanos()));
  }

  private Map<String, DatabaseWork> work(Map<String, DatabaseWork> before) {
    Map<String, DatabaseWork> work = new LinkedHashMap<>();
    DatabaseWork.of(lab)
        .forEach((site, now) -> work.put(site, now.since(requireNonNull(before.get(site)))));
    return work;
  }
}
