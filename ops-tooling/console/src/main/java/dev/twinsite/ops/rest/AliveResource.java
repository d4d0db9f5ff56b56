package dev.twinsite.ops.rest;

import dev.twinsite.ops.Console;
import dev.twinsite.ops.OpsServer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Whether this ops server's site does its work, for the witness. */
@RequestScoped
@Path("api/v1/alive")
@Produces(MediaType.APPLICATION_JSON)
public class AliveResource {

  @Inject Console console;

  /**
   * A site that is alive has, within the configured time, committed a probe to its database and
   * answered through an application node that is open.
   */
  public record Alive(String site, boolean alive) {}

  /** Answers 200 either way. */
  @GET
  public Alive alive() {
    OpsServer server = console.server().orElseThrow();
    return new Alive(
        server.config().site().value(),
        server.lookout().signOfLife(server.config().site()).isPresent());
  }
}
