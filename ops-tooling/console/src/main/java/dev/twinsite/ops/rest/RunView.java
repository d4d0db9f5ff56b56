package dev.twinsite.ops.rest;

import dev.twinsite.ops.run.Run;
import dev.twinsite.ops.run.Step;
import dev.twinsite.ops.runbook.Measured;
import dev.twinsite.ops.runbook.RunStarter;
import dev.twinsite.quorum.ClientEvidence;
import dev.twinsite.quorum.RunRecord;
import dev.twinsite.quorum.RunStep;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run as operators see it.
 *
 * @param parameters what the runbook was started with
 * @param detail how it ended, or why it is aborted; null if there is nothing to say
 * @param drivenBy the ops server that carries it on, or did last
 * @param manualSteps what people had to do so far: to start it, and what it asked them for
 * @param evidence what clients outside both sites saw, the latest of each source
 */
record RunView(
    UUID id,
    String runbook,
    Map<String, String> parameters,
    String state,
    List<StepView> steps,
    String startedBy,
    Instant startedAt,
    @Nullable String resumedBy,
    @Nullable Instant endedAt,
    @Nullable String verdict,
    @Nullable String detail,
    String drivenBy,
    int manualSteps,
    List<MeasureView> measures,
    List<ClientEvidence> evidence) {

  /** One step. */
  record StepView(
      String name,
      String state,
      @Nullable Instant startedAt,
      @Nullable Instant endedAt,
      @Nullable String detail) {

    private static StepView of(Step step) {
      return new StepView(
          step.name(), step.state().name(), step.startedAt(), step.endedAt(), step.detail());
    }

    private static StepView of(RunStep step) {
      String detail = step.detail().isEmpty() ? null : step.detail();
      return new StepView(
          step.name(), step.state().name(), step.startedAt(), step.endedAt(), detail);
    }
  }

  /**
   * What was measured.
   *
   * @param limitMillis that the verdict goes by
   * @param lastMillis the same in the run before that was completed; null if there is none
   */
  record MeasureView(String name, long millis, long limitMillis, @Nullable Long lastMillis) {}

  static RunView of(Run run) {
    return new RunView(
        run.id(),
        run.runbook(),
        Map.of("site", run.site().value(), "reason", run.proposal().command().reason()),
        run.state().name(),
        run.steps().stream().map(StepView::of).toList(),
        run.startedBy(),
        run.startedAt(),
        run.resumedBy(),
        run.endedAt(),
        run.verdict(),
        null,
        run.driver() + "-ops",
        1,
        List.of(),
        List.of());
  }

  static RunView of(RunRecord run, RunStarter all) {
    return new RunView(
        run.id(),
        run.runbook(),
        run.parameters(),
        run.state().name(),
        run.steps().stream().map(StepView::of).toList(),
        run.startedBy(),
        run.startedAt(),
        Optional.ofNullable(run.resumedBy()).map(Object::toString).orElse(null),
        run.endedAt(),
        run.verdict(),
        run.why().isEmpty() ? null : run.why(),
        run.driver().value(),
        all.manualSteps(run),
        measures(run, all),
        run.evidence());
  }

  private static List<MeasureView> measures(RunRecord run, RunStarter all) {
    List<Measured> before = all.before(run).map(all::measured).orElse(List.of());
    return all.measured(run).stream().map(one -> view(one, before)).toList();
  }

  private static MeasureView view(Measured one, List<Measured> before) {
    Long last =
        before.stream()
            .filter(other -> other.name().equals(one.name()))
            .map(other -> other.took().toMillis())
            .findFirst()
            .orElse(null);
    return new MeasureView(one.name(), one.took().toMillis(), one.limit().toMillis(), last);
  }
}
