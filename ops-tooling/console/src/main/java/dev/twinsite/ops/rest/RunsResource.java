package dev.twinsite.ops.rest;

import dev.twinsite.ops.Console;
import dev.twinsite.ops.run.Run;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What operators have started, and how far it has come. */
@RequestScoped
@Path("api/v1/runs")
@LoggedIn
@Produces(MediaType.APPLICATION_JSON)
public class RunsResource {

  @Inject Console console;

  /** All runs known here, latest first. */
  public record RunList(List<RunView> runs) {}

  /** All runs known here, latest first. */
  @GET
  public RunList runs() {
    return new RunList(
        console.server().orElseThrow().runs().all().stream().map(RunView::of).toList());
  }

  /** One run. */
  @GET
  @Path("{id}")
  public RunView run(@PathParam("id") String id) {
    return RunView.of(find(id));
  }

  /** No run can be stopped half-way: its decision has been taken. */
  @POST
  @Path("{id}/abort")
  public Response abort(@PathParam("id") String id) {
    Run run = find(id);
    throw Problem.of(
            409,
            "not-abortable",
            "the decision to "
                + run.runbook()
                + " "
                + run.site()
                + " cannot be taken back half-way")
        .with("rule", "not-abortable")
        .asException();
  }

  private Run find(String id) {
    return parse(id)
        .flatMap(console.server().orElseThrow().runs()::find)
        .orElseThrow(() -> Problem.of(404, "unknown-run", "there is no such run").asException());
  }

  private static Optional<UUID> parse(String id) {
    try {
      return Optional.of(UUID.fromString(id));
    } catch (IllegalArgumentException e) {
      throw Problem.invalidValue("the id of a run is a UUID").asException();
    }
  }
}
