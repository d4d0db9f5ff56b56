package dev.twinsite.ops.rest;

import dev.twinsite.ops.Console;
import dev.twinsite.ops.OpsServer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Whether this ops server serves. */
@RequestScoped
@Path("api/v1/ready")
@Produces(MediaType.APPLICATION_JSON)
public class ReadyResource {

  @Inject Console console;

  /**
   * The state of this server's surroundings. None of them makes it unready: it serves operators
   * also when all of them are gone.
   *
   * @param statesConfirmed whether this server takes part in a majority of the quorum
   */
  public record Ready(
      boolean ready, boolean databaseAnswers, boolean peerAnswers, boolean statesConfirmed) {}

  /** Answers 200 as soon as the server serves. */
  @GET
  public Ready ready() {
    OpsServer server = console.server().orElseThrow();
    return new Ready(
        true,
        server.database().trouble().isEmpty(),
        server.link().trouble().isEmpty(),
        server.vote().leader().isPresent());
  }
}
