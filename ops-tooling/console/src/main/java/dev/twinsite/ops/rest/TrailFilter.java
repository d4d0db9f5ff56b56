package dev.twinsite.ops.rest;

import dev.twinsite.ops.Console;
import dev.twinsite.ops.OpsServer;
import dev.twinsite.ops.trail.Entry.Act;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.Principal;
import java.util.Objects;
import java.util.Set;

/**
 * Writes everything that somebody who is logged in does, or tries to do, to the audit trail: who,
 * what, why, and how it was answered. Looking is not doing, and who is not logged in does nothing.
 */
@Provider
@LoggedIn
@Priority(Priorities.AUTHENTICATION - 1)
public class TrailFilter implements ContainerRequestFilter, ContainerResponseFilter {

  private static final Set<String> LOOKING = Set.of("GET", "HEAD", "OPTIONS");
  private static final String BODY = "twinsite.trail.body";
  private static final String API = "api/v1/";
  private static final byte[] NOTHING = {};

  @Inject Console console;

  /** Remembers the body, and leaves it as it was. */
  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    if (!LOOKING.contains(request.getMethod()) && request.hasEntity()) {
      byte[] body = request.getEntityStream().readAllBytes();
      request.setEntityStream(new ByteArrayInputStream(body));
      request.setProperty(BODY, body);
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    Principal who = request.getSecurityContext().getUserPrincipal();
    if (who != null && !LOOKING.contains(request.getMethod())) {
      String path = request.getUriInfo().getPath().replaceFirst("^/?" + API, "");
      Object body = Objects.requireNonNullElse(request.getProperty(BODY), NOTHING);
      String asked = request.getMethod() + " " + path;
      console
          .server()
          .ifPresent(server -> record(server, who.getName(), asked, (byte[]) body, response));
    }
  }

  private static void record(
      OpsServer server, String who, String asked, byte[] body, ContainerResponseContext response) {
    Deed deed = Deed.of(asked, body, server);
    server.record().trail().record(new Act(who, deed.what(), deed.why(), outcome(response)));
  }

  private static String outcome(ContainerResponseContext response) {
    String status = Integer.toString(response.getStatus());
    if (response.getStatus() < 400 || !(response.getEntity() instanceof byte[] problem)) {
      return status;
    }
    Object detail = Deed.said(problem).get("detail");
    return Deed.shortened(status + ": " + Objects.requireNonNullElse(detail, ""));
  }
}
