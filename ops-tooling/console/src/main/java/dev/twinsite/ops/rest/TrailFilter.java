package dev.twinsite.ops.rest;

import dev.twinsite.ops.Console;
import dev.twinsite.ops.json.Json;
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
import java.io.UncheckedIOException;
import java.security.Principal;
import java.util.Map;
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
  private static final String WHY = "twinsite.trail.why";
  private static final String API = "api/v1/";
  private static final int LONGEST = 500;

  @Inject Console console;

  /** Remembers the reason that the body gives, and leaves the body as it was. */
  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    if (!LOOKING.contains(request.getMethod()) && request.hasEntity()) {
      byte[] body = request.getEntityStream().readAllBytes();
      request.setEntityStream(new ByteArrayInputStream(body));
      request.setProperty(WHY, reason(body));
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    Principal who = request.getSecurityContext().getUserPrincipal();
    if (who != null && !LOOKING.contains(request.getMethod())) {
      String path = request.getUriInfo().getPath().replaceFirst("^/?" + API, "");
      Object why = request.getProperty(WHY);
      Act act =
          new Act(
              who.getName(),
              shortened(request.getMethod() + " " + path),
              why == null ? "" : why.toString(),
              outcome(response));
      console.server().ifPresent(server -> server.record().trail().record(act));
    }
  }

  private static String outcome(ContainerResponseContext response) {
    String status = Integer.toString(response.getStatus());
    if (response.getStatus() < 400 || !(response.getEntity() instanceof byte[] problem)) {
      return status;
    }
    return shortened(status + ": " + field(problem, "detail"));
  }

  private static String reason(byte[] body) {
    return shortened(field(body, "reason"));
  }

  private static String field(byte[] json, String name) {
    try {
      Object value = Json.read(json, Map.class).get(name);
      return value == null ? "" : value.toString();
    } catch (UncheckedIOException e) {
      return "";
    }
  }

  private static String shortened(String text) {
    return text.substring(0, Math.min(LONGEST, text.length()));
  }
}
