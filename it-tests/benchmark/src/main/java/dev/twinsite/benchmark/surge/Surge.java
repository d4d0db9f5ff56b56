package dev.twinsite.benchmark.surge;

import dev.twinsite.benchmark.load.Answer;
import dev.twinsite.benchmark.load.ArrivalSchedule;
import dev.twinsite.benchmark.load.Call;
import dev.twinsite.benchmark.load.Caller;
import dev.twinsite.benchmark.load.Ending;
import dev.twinsite.benchmark.load.OpenLoop;
import dev.twinsite.benchmark.load.Rate;
import dev.twinsite.benchmark.people.Payees;
import dev.twinsite.benchmark.people.Requests;
import dev.twinsite.benchmark.people.SignUp;
import dev.twinsite.benchmark.people.Town;
import dev.twinsite.benchmark.report.ResidentMemory;
import dev.twinsite.client.SiteAddress;
import dev.twinsite.lab.Lab;
import dev.twinsite.lab.LabStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Sends one site its usual load, then many times as much, then its usual load again, without a
 * pause in between: what has piled up during the surge is still there when it ends.
 */
final class Surge {

  private final SurgePlan plan;
  private final Lab lab;
  private final Consumer<String> out;
  private final Instant startedAt = Instant.now();
  private final Seconds seconds;
  private final Acknowledged acknowledged = new Acknowledged();
  private final AtomicLong refusedWithoutTime = new AtomicLong();
  private Map<String, Long> memory = Map.of();

  Surge(SurgePlan plan, Lab lab, Consumer<String> out) {
    this.plan = plan;
    this.lab = lab;
    this.out = out;
    this.seconds = new Seconds(plan.length());
  }

  SurgeReport run() {
    Town town = town();
    if (plan.alone()) {
      new Survivor(lab, plan.site(), out).isLeftAlone();
    }
    load(town);
    if (plan.alone()) {
      out.accept("powering on " + plan.other());
      lab.powerOn(plan.other());
    }
    return report();
  }

  private Town town() {
    LabStatus status = lab.status();
    var address = new SiteAddress(plan.site(), status.site(plan.site()).app());
    return new Town(
        new SignUp(List.of(address), out).payers(SurgePlan.PAYERS),
        new Payees(status, out).named(SurgePlan.PAYEES));
  }

  private void load(Town town) {
    out.accept(
        "%d/s for %d s, the first %d of them to warm up; then %d/s for %d s; then %d/s for %d s"
            .formatted(
                plan.rate(),
                plan.begins().toSeconds(),
                SurgePlan.WARM_UP.toSeconds(),
                plan.rate() * plan.times(),
                plan.surge().toSeconds(),
                plan.rate(),
                SurgePlan.AFTER.toSeconds()));
    Rate rate =
        Rate.steady(plan.rate())
            .after(SurgePlan.WARM_UP.dividedBy(2))
            .times(plan.times(), plan.begins(), plan.ends());
    var requests = new Requests(town, plan.seed());
    try (Caller caller = new Caller()) {
      new OpenLoop(
              new ArrivalSchedule(rate, plan.seed()), requests::mixed, call -> ask(caller, call))
          .run(plan.length(), new Watching());
    }
  }

  private CompletionStage<Ending> ask(Caller caller, Call call) {
    return caller
        .ask(call)
        .thenApply(answer -> answer.map(it -> read(it, call)).orElse(Ending.UNKNOWN));
  }

  private Ending read(Answer answer, Call call) {
    Ending ending = answer.ending(call.kind());
    if (ending == Ending.OVERLOADED && !answer.saysWhen()) {
      refusedWithoutTime.incrementAndGet();
    }
    return plan.alone() && ending == Ending.ONE_SITE ? Ending.ACKNOWLEDGED : ending;
  }

  /** Says at each change of the load that it changes, and what the surge has cost in memory. */
  private final class Watching implements OpenLoop.Recorder {

    private boolean surging;
    private boolean over;

    @Override
    public void due(long dueNanos) {
      if (!surging && dueNanos >= plan.begins().toNanos()) {
        surging = true;
        out.accept("the surge begins");
      }
      if (!over && dueNanos >= plan.ends().toNanos()) {
        over = true;
        memory = ResidentMemory.mib(lab.status());
        out.accept("the surge is over");
      }
    }

    @Override
    public void ended(Call call, Ending ending, long dueNanos, long endedNanos) {
      seconds.ended(ending, dueNanos, endedNanos);
      if (ending == Ending.ACKNOWLEDGED) {
        acknowledged.add(call);
      }
    }
  }

  private SurgeReport report() {
    Duration begins = plan.begins();
    LabStatus status = lab.status();
    return new SurgeReport(
        startedAt,
        plan.site(),
        plan.alone(),
        plan.rate(),
        plan.times(),
        plan.surge().toSeconds(),
        plan.seed(),
        seconds.endings(begins, plan.ends()),
        refusedWithoutTime.get(),
        seconds.worstMedian(begins.minus(SurgePlan.BEFORE), begins),
        seconds.worstMedian(begins, plan.ends()),
        seconds.backToNormal(begins, plan.ends(), SurgePlan.BEFORE).toSeconds(),
        acknowledged.count(),
        Figures.ofEach(status, acknowledged::missingAt),
        Figures.ofEach(status, Acknowledged::moneyMadeAt),
        memory);
  }
}
