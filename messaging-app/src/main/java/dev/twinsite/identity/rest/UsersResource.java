package dev.twinsite.identity.rest;

import dev.twinsite.app.facts.Accepted;
import dev.twinsite.app.problem.Problem;
import dev.twinsite.app.problem.ProblemException;
import dev.twinsite.app.problem.ProblemType;
import dev.twinsite.app.rest.Answers;
import dev.twinsite.app.rest.Caller;
import dev.twinsite.app.rest.Input;
import dev.twinsite.identity.DisplayName;
import dev.twinsite.identity.RegistrationOutcome;
import dev.twinsite.identity.User;
import dev.twinsite.identity.UserState;
import dev.twinsite.identity.Username;
import dev.twinsite.identity.Users;
import dev.twinsite.identity.password.Credentials;
import dev.twinsite.identity.token.Callers;
import dev.twinsite.identity.token.Roles;
import dev.twinsite.identity.usecase.RegisterUser;
import dev.twinsite.identity.usecase.Revoke;
import dev.twinsite.site.Durability;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code /users}. */
@Path("users")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class UsersResource {

  /**
   * The body of a sign-up.
   *
   * @param username 3 to 32 lower-case letters, digits, dots, underscores or hyphens
   * @param displayName 1 to 64 characters
   * @param password 8 to 256 characters
   */
  public record SignUp(
      @Nullable String username, @Nullable String displayName, @Nullable String password) {}

  @Inject RegisterUser register;
  @Inject Users users;
  @Inject Answers answers;
  @Inject Revoke revoke;
  @Inject Callers callers;

  /** Claims a name; the same name and password again give the same answer. */
  @POST
  @PermitAll
  @Consumes(MediaType.APPLICATION_JSON)
  public CompletionStage<Response> signUp(SignUp body) {
    Username username = Input.required("username", body.username(), Username::new);
    DisplayName displayName = Input.required("displayName", body.displayName(), DisplayName::new);
    String password = Input.required("password", body.password(), Credentials.PASSWORD::check);
    Accepted<RegistrationOutcome> accepted = register.register(username, displayName, password);
    User user = registered(accepted.outcome());
    return answers.decisive(accepted.ticket(), durability -> answer(user, durability));
  }

  /** Looks somebody up. */
  @GET
  @PermitAll
  @Path("{username}")
  public UserJson user(@PathParam("username") String name) {
    Username username = Input.required("username", name, Username::new);
    return users
        .find(username)
        .filter(user -> user.state() != UserState.VOIDED)
        .map(UserJson::of)
        .orElseThrow(() -> problem(ProblemType.NOT_FOUND, "there is no user '" + username + "'"));
  }

  /**
   * Takes back every token that the user was given until now, at both sites. Users may do so for
   * themselves, operators for everybody.
   */
  @DELETE
  @RolesAllowed({Roles.USER, Roles.OPERATOR})
  @Path("{username}/sessions")
  public CompletionStage<Response> revoke(
      @PathParam("username") String name, @Context SecurityContext context) {
    Username username = Input.required("username", name, Username::new);
    if (!context.isUserInRole(Roles.OPERATOR) && !username.equals(Caller.of(context))) {
      throw problem(ProblemType.FORBIDDEN, "only operators take back the tokens of others");
    }
    if (users.findPosted(username).isEmpty()) {
      throw problem(ProblemType.NOT_FOUND, "there is no user '" + username + "'");
    }
    Accepted<Username> revoked = revoke.user(username);
    callers.forget();
    return answers.mergeable(revoked.ticket(), durability -> Response.noContent().build());
  }

  private static User registered(RegistrationOutcome outcome) {
    if (outcome instanceof RegistrationOutcome.Posted posted) {
      return posted.user();
    }
    if (outcome instanceof RegistrationOutcome.Pending pending) {
      return pending.user();
    }
    if (outcome instanceof RegistrationOutcome.AlreadyExists existing) {
      return existing.user();
    }
    throw nameTaken(((RegistrationOutcome.NameTaken) outcome).username());
  }

  private Response answer(User asked, Durability durability) {
    User now = users.find(asked.wallet()).orElse(asked);
    if (now.state() == UserState.VOIDED) {
      throw nameTaken(now.username());
    }
    return Response.status(now.isPosted() ? 201 : 202).entity(UserJson.of(now, durability)).build();
  }

  private static ProblemException nameTaken(Username username) {
    return problem(ProblemType.NAME_TAKEN, "username '" + username + "' belongs to somebody else");
  }

  private static ProblemException problem(ProblemType type, String detail) {
    return Problem.of(type, detail).asException();
  }
}
