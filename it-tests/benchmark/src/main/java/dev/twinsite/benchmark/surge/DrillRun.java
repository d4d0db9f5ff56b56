package dev.twinsite.benchmark.surge;

import dev.twinsite.client.ClientEvidence;
import dev.twinsite.client.OpsClient;
import dev.twinsite.client.Patience;
import dev.twinsite.client.Run;
import dev.twinsite.lab.LabException;
import dev.twinsite.lab.LabStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** A run of the runbook surge-drill, at the ops server of the site that will be left. */
final class DrillRun {

  private static final Patience PATIENCE =
      Patience.DEFAULT
          .withConnect(Duration.ofSeconds(2))
          .withDecisive(Duration.ofSeconds(10))
          .withOverall(Duration.ofSeconds(60));
  private static final Duration LONGEST = Duration.ofMinutes(40);
  private static final long BETWEEN_LOOKS = Duration.ofMillis(500).toNanos();

  private final SurgePlan plan;
  private final Consumer<String> out;
  private final OpsClient operations;
  private final String id;
  private String lastTold = "";

  private DrillRun(SurgePlan plan, Consumer<String> out, OpsClient operations, String id) {
    this.plan = plan;
    this.out = out;
    this.operations = operations;
    this.id = id;
  }

  /**
   * Begins it.
   *
   * @throws LabException if it is refused, or takes a second person
   */
  static DrillRun begun(SurgePlan plan, LabStatus lab, Consumer<String> out) {
    OpsClient operations = OpsClient.of(plan.site(), lab.site(plan.site()).ops(), PATIENCE);
    LabStatus.Operator operator = lab.operator();
    operations.logIn(operator.username(), operator.password()).orThrow();
    var outcome = operations.startRun("surge-drill", parameters(plan));
    Run run =
        outcome
            .result()
            .orElseThrow(() -> LabException.failed("The drill was not begun: " + outcome));
    if (run.steps() == null) {
      throw LabException.failed("The drill takes a second person; " + run.id() + " waits for one.");
    }
    return new DrillRun(plan, out, operations, run.id());
  }

  private static Map<String, String> parameters(SurgePlan plan) {
    return Map.of(
        "site", plan.other(),
        "times", Integer.toString(plan.times()),
        "lasting", plan.surge().toString(),
        "reason", "it-tests/lab surge --drill");
  }

  String id() {
    return id;
  }

  /**
   * Returns when clients are asked for the surge.
   *
   * @throws LabException if the run ends before
   */
  void awaitQuestion() {
    String step = "send " + plan.site() + " the load of both sites";
    if (await(run -> isUnderWay(run, step)).endedAt() != null) {
      throw LabException.failed("The drill ended before the surge; run " + id + " says why.");
    }
  }

  private static boolean isUnderWay(Run run, String step) {
    return steps(run).stream()
        .anyMatch(one -> one.name().equals(step) && "RUNNING".equals(one.state()));
  }

  private static List<Run.Step> steps(Run run) {
    return Optional.ofNullable(run.steps()).orElse(List.of());
  }

  void handIn(ClientEvidence evidence) {
    operations.handIn(id, evidence).orThrow();
  }

  /** The run as it ended. */
  Run awaitEnd() {
    return await(run -> false);
  }

  private interface Condition {
    boolean holds(Run run);
  }

  /** The run when the condition holds, or when it is over. */
  private Run await(Condition condition) {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (System.nanoTime() < deadline) {
      Optional<Run> run = operations.run(id).result();
      run.ifPresent(this::tell);
      if (run.filter(now -> now.endedAt() != null || condition.holds(now)).isPresent()) {
        return run.get();
      }
      LockSupport.parkNanos(BETWEEN_LOOKS);
    }
    throw LabException.failed("Run " + id + " did not come to its end within " + LONGEST + ".");
  }

  private void tell(Run run) {
    steps(run).stream()
        .filter(step -> "RUNNING".equals(step.state()))
        .map(Run.Step::name)
        .filter(step -> !step.equals(lastTold))
        .forEach(
            step -> {
              lastTold = step;
              out.accept(step);
            });
  }
}
