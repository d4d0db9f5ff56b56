package dev.twinsite.ops.rest;

import dev.twinsite.ops.Console;
import dev.twinsite.ops.trail.Entry;
import dev.twinsite.ops.trail.Trail;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Who did what, when and why, at both sites. */
@RequestScoped
@Path("api/v1/trail")
@LoggedIn
@Produces(MediaType.APPLICATION_JSON)
public class TrailResource {

  private static final int MOST = 1000;

  @Inject Console console;

  /** The latest acts, latest first, and how the chains are that they stand in. */
  public record TrailView(List<Trail.State> chains, List<Entry> entries) {}

  /** The latest acts, latest first. */
  @GET
  public TrailView trail(@QueryParam("limit") @DefaultValue("100") String limit) {
    Trail trail = console.server().orElseThrow().record().trail();
    return new TrailView(trail.states(), trail.latest(number(limit)));
  }

  private static int number(String limit) {
    if (!limit.matches("[1-9][0-9]{0,3}") || Integer.parseInt(limit) > MOST) {
      throw Problem.invalidValue("limit is not a number from 1 to " + MOST).asException();
    }
    return Integer.parseInt(limit);
  }
}
