package dev.twinsite.identity.rest;

import dev.twinsite.app.facts.Accepted;
import dev.twinsite.app.problem.Problem;
import dev.twinsite.app.problem.ProblemType;
import dev.twinsite.app.rest.Answers;
import dev.twinsite.app.rest.Input;
import dev.twinsite.identity.User;
import dev.twinsite.identity.password.Credentials;
import dev.twinsite.identity.token.Callers;
import dev.twinsite.identity.token.Roles;
import dev.twinsite.identity.token.TokenIssuer;
import dev.twinsite.identity.usecase.Revoke;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** {@code /sessions}. */
@Path("sessions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SessionsResource {

  /** The body of a log-in. */
  public record LogIn(@Nullable String username, @Nullable String password) {}

  /**
   * A log-in.
   *
   * @param token good at both sites until {@code expiresAt}
   */
  public record Session(String token, Instant expiresAt, UserJson user) {}

  @Inject Credentials credentials;
  @Inject TokenIssuer tokens;
  @Inject Revoke revoke;
  @Inject Callers callers;
  @Inject Answers answers;

  /** Logs somebody in whose registration is posted. */
  @POST
  @PermitAll
  @Consumes(MediaType.APPLICATION_JSON)
  public Session logIn(LogIn body) {
    String username = Input.required("username", body.username(), Function.identity());
    String password = Input.required("password", body.password(), Function.identity());
    User user =
        credentials
            .userWith(username, password)
            .orElseThrow(
                () ->
                    Problem.of(
                            ProblemType.WRONG_CREDENTIALS,
                            "username or password are wrong, or the registration is still pending")
                        .asException());
    TokenIssuer.IssuedToken issued = tokens.issue(user.username());
    return new Session(issued.token(), issued.expiresAt(), UserJson.of(user));
  }

  /**
   * Logs out: the token that comes with the request is taken back at both sites. This node refuses
   * it at once, every other one within a second of learning of it.
   */
  @DELETE
  @Path("current")
  @RolesAllowed(Roles.USER)
  public CompletionStage<Response> logOut(@Context SecurityContext context) {
    JsonWebToken token = (JsonWebToken) context.getUserPrincipal();
    Accepted<String> revoked =
        revoke.token(token.getTokenID(), Instant.ofEpochSecond(token.getExpirationTime()));
    callers.forget();
    return answers.mergeable(revoked.ticket(), durability -> Response.noContent().build());
  }
}
