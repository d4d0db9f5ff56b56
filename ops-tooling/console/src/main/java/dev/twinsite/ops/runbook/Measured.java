package dev.twinsite.ops.runbook;

import dev.twinsite.quorum.RunRecord;
import dev.twinsite.quorum.RunStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A time that was measured in a run: by the clocks of the ops servers that drove it, or by clients.
 *
 * @param limit that the verdict goes by
 */
public record Measured(String name, Duration took, Duration limit) {

  /** What can be measured so far. */
  public static List<Measured> all(RunRecord run, Runbook runbook, String site, String peer) {
    Stream<Measured> steps =
        runbook.measures().stream().flatMap(measure -> one(run, measure, site, peer).stream());
    return Stream.concat(steps, ClientPromises.measured(run, runbook)).toList();
  }

  private static Optional<Measured> one(
      RunRecord run, Runbook.Measure measure, String site, String peer) {
    Optional<Instant> from =
        step(run, Runbook.resolved(measure.from(), site, peer)).map(RunStep::startedAt);
    Optional<Instant> to =
        step(run, Runbook.resolved(measure.to(), site, peer)).map(RunStep::endedAt);
    return from.flatMap(
        begun ->
            to.map(
                ended ->
                    new Measured(measure.name(), Duration.between(begun, ended), measure.limit())));
  }

  private static Optional<RunStep> step(RunRecord run, String name) {
    return run.steps().stream().filter(step -> step.name().equals(name)).findFirst();
  }

  /** Whether it took no longer than it may. */
  public boolean isKept() {
    return took.compareTo(limit) <= 0;
  }

  @Override
  public String toString() {
    return "%s: %d ms%s"
        .formatted(
            name, took.toMillis(), isKept() ? "" : ", more than " + limit.toMillis() + " ms");
  }
}
