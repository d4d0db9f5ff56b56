package dev.twinsite.ops.rest;

import dev.twinsite.ops.Console;
import dev.twinsite.ops.audit.Comparison;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What one site has and the other has not. */
@RequestScoped
@Path("api/v1/audit")
@LoggedIn
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {

  @Inject Console console;

  /** The findings, worst first, and everything that was compared. */
  @GET
  public Comparison audit() {
    return console.server().orElseThrow().audit().compare();
  }
}
