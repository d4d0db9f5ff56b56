package dev.twinsite.ops.rest;

import dev.twinsite.ops.Console;
import dev.twinsite.ops.OpsServer;
import dev.twinsite.ops.drill.DrillPlan;
import dev.twinsite.ops.drill.DrillSchedule.Skipped;
import dev.twinsite.ops.drill.HeldDrill;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The drills that were held, and those that are due at a set time. */
@RequestScoped
@Path("api/v1/drills")
@LoggedIn
@Produces(MediaType.APPLICATION_JSON)
public class DrillsResource {

  @Inject Console console;

  /** All drills, the latest first, and what is planned. */
  public record DrillList(List<Planned> schedule, List<HeldDrill> drills) {}

  /**
   * A drill that is held again and again.
   *
   * @param skipped the time it was skipped last, and why; null if it never was
   */
  public record Planned(
      String runbook, String site, String every, Instant nextAt, @Nullable Skipped skipped) {}

  /** All drills. */
  @GET
  public DrillList drills() {
    OpsServer server = console.server().orElseThrow();
    return new DrillList(
        server.drillSchedule().plans().stream().map(plan -> planned(server, plan)).toList(),
        server.drills().history().all());
  }

  private static Planned planned(OpsServer server, DrillPlan plan) {
    return new Planned(
        plan.runbook(),
        plan.site().value(),
        plan.every().toString(),
        plan.nextAfter(Instant.now()),
        server.drillSchedule().skipped(plan).orElse(null));
  }
}
