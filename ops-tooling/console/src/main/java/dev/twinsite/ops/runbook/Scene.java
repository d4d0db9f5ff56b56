package dev.twinsite.ops.runbook;

import dev.twinsite.quorum.RunRecord;
import dev.twinsite.quorum.RunStep;
import dev.twinsite.quorum.SiteRecord;
import dev.twinsite.quorum.SiteStates;
import dev.twinsite.site.Epoch;
import dev.twinsite.site.SiteName;
import dev.twinsite.site.SiteState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One step of one run, in the world as it is now.
 *
 * @param site which the step is about
 * @param peer the other one
 */
record Scene(World world, RunRecord run, Runbook.Step step, SiteName site, SiteName peer) {

  /** The same, seen from the other site. */
  Scene ofPeer() {
    return new Scene(world, run, step, peer, site);
  }

  SiteStates states() {
    return world.states().orElseThrow(() -> new IllegalStateException("there are no states yet"));
  }

  SiteRecord record() {
    return states().recordOf(site);
  }

  SiteState state() {
    return record().state();
  }

  SiteState peerState() {
    return states().stateOf(peer);
  }

  Epoch epoch() {
    return states().epoch();
  }

  /** For how long the step that is under way has been, by this server's clock. */
  Duration underWayFor() {
    return run.steps().stream()
        .filter(each -> each.state() == RunStep.State.RUNNING)
        .flatMap(each -> Optional.ofNullable(each.startedAt()).stream())
        .findFirst()
        .map(since -> Duration.between(since, world.clock().instant()))
        .orElse(Duration.ZERO);
  }

  /** When the step that is under way began; when the run did, if none is. */
  Instant begunAt() {
    return run.steps().stream()
        .filter(each -> each.state() == RunStep.State.RUNNING)
        .flatMap(each -> Optional.ofNullable(each.startedAt()).stream())
        .findFirst()
        .orElse(run.startedAt());
  }

  /** What the run was started with; empty text if it has no such parameter. */
  String parameter(String name) {
    return run.parameters().getOrDefault(name, "");
  }

  /** A text of the runbook, with the run, its sites and its parameters filled in. */
  String filledIn(String text) {
    String chosen = parameter("site");
    String other = site.value().equals(chosen) ? peer.value() : site.value();
    String filled = Runbook.resolved(text, chosen, other);
    for (var parameter : run.parameters().entrySet()) {
      filled = filled.replace("$" + parameter.getKey(), parameter.getValue());
    }
    return filled.replace("$run", run.id().toString());
  }

  String reason() {
    return run.runbook() + ", run " + run.id();
  }
}
