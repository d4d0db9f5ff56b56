package dev.twinsite.ops.rest;

import dev.twinsite.ops.Console;
import dev.twinsite.ops.runbook.Runbook;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** What can be run. */
@RequestScoped
@Path("api/v1/runbooks")
@LoggedIn
@Produces(MediaType.APPLICATION_JSON)
public class RunbooksResource {

  @Inject Console console;

  /** All runbooks. */
  public record RunbookList(List<Runbook> runbooks) {}

  /** All runbooks, as they are written. */
  @GET
  public RunbookList runbooks() {
    return new RunbookList(console.server().orElseThrow().runStarter().shelf().all());
  }
}
