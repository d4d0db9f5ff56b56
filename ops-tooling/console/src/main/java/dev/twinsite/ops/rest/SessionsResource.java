package dev.twinsite.ops.rest;

import dev.twinsite.ops.Console;
import dev.twinsite.ops.OpsServer;
import dev.twinsite.ops.login.Accounts;
import dev.twinsite.ops.login.Tokens.Issued;
import dev.twinsite.ops.trail.Entry.Act;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Log-in of operators, local to this ops server. */
@RequestScoped
@Path("api/v1/sessions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SessionsResource {

  /** Hashing is slow on purpose; nobody may keep all processors busy with it. */
  private static final Semaphore HASHING = new Semaphore(2);

  @Inject Console console;

  /** What an operator sends. */
  public record Credentials(@Nullable String username, @Nullable String password) {}

  /** Logs an operator in. */
  @POST
  public Response logIn(@Nullable Credentials credentials, @Context HttpServletRequest request) {
    if (credentials == null) {
      throw Problem.of(400, "malformed", "the body is missing").asException();
    }
    String name = Limits.line("username", credentials.username(), Accounts.LONGEST_NAME);
    String password = Limits.text("password", credentials.password(), Accounts.LONGEST_PASSWORD);
    Issued issued = logIn(name, password, request.getRemoteAddr());
    return Response.ok(issued).header("Cache-Control", "no-store").build();
  }

  private Issued logIn(String name, String password, String address) {
    OpsServer server = console.server().orElseThrow();
    server.loginLimit().waitFor(name, address).ifPresent(SessionsResource::refuse);
    if (!matches(server, name, password)) {
      server.loginLimit().failed(name, address);
      tell(server, name, "wrong credentials from " + address);
      throw Problem.of(401, "wrong-credentials", "name or password are wrong").asException();
    }
    tell(server, name, "logged in from " + address);
    return server.tokens().issue(name, server.accounts().rolesOf(name));
  }

  // A name that nobody has may be a password in the wrong field.
  private static void tell(OpsServer server, String name, String outcome) {
    String who = server.accounts().rolesOf(name).isEmpty() ? "(nobody of that name)" : name;
    server.record().trail().record(new Act(who, "POST sessions", "", outcome));
  }

  private static boolean matches(OpsServer server, String name, String password) {
    if (!HASHING.tryAcquire()) {
      refuse(Duration.ofSeconds(1));
    }
    try {
      return server.accounts().matches(name, password);
    } finally {
      HASHING.release();
    }
  }

  private static void refuse(Duration wait) {
    throw Problem.of(429, "too-many-requests", "too many attempts to log in")
        .with("retryAfterSeconds", Math.max(1, wait.toSeconds() + 1))
        .asException();
  }
}
