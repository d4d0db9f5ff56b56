package dev.twinsite.ops.rest;

import dev.twinsite.ops.run.Run;
import dev.twinsite.ops.run.Step;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run as operators see it.
 *
 * @param parameters what the runbook was started with
 */
record RunView(
    UUID id,
    String runbook,
    Map<String, String> parameters,
    String state,
    List<Step> steps,
    String startedBy,
    Instant startedAt,
    @Nullable String resumedBy,
    @Nullable Instant endedAt,
    @Nullable String verdict) {

  static RunView of(Run run) {
    return new RunView(
        run.id(),
        run.runbook(),
        Map.of("site", run.site().value(), "reason", run.proposal().command().reason()),
        run.state().name(),
        run.steps(),
        run.startedBy(),
        run.startedAt(),
        run.resumedBy(),
        run.endedAt(),
        run.verdict());
  }
}
