package dev.twinsite.ops.rest;

import dev.twinsite.ops.Console;
import dev.twinsite.ops.login.Accounts;
import dev.twinsite.ops.login.Tokens;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The accounts of operators at this ops server. */
@RequestScoped
@Path("api/v1/operators")
@LoggedIn
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class OperatorsResource {

  @Inject Console console;

  /** An account as it is shown. */
  public record Operator(String username, List<String> roles) {}

  /** The accounts of this ops server. */
  public record OperatorList(List<Operator> operators) {}

  /** An account as it is to be. */
  public record Wish(
      @Nullable String password, @Nullable List<String> roles, @Nullable String reason) {}

  /** The accounts of this ops server. */
  @GET
  public OperatorList operators() {
    return new OperatorList(
        accounts().roles().entrySet().stream()
            .map(account -> new Operator(account.getKey(), account.getValue()))
            .toList());
  }

  /** Makes an account, or gives it another password and other roles. */
  @PUT
  @Path("{username}")
  @ForApprovers
  public Operator put(@PathParam("username") String username, @Nullable Wish wish) {
    if (wish == null || wish.roles() == null) {
      throw Problem.invalidValue("roles is missing; some of " + Tokens.ROLES).asException();
    }
    String name = Limits.line("username", username, Accounts.LONGEST_NAME);
    String password = Limits.text("password", wish.password(), Accounts.LONGEST_PASSWORD);
    if (!wish.roles().contains(Tokens.APPROVER)) {
      keepOneApprover(name);
    }
    try {
      accounts().put(name, password, wish.roles(), Instant.now());
    } catch (IllegalArgumentException e) {
      throw Problem.invalidValue(String.valueOf(e.getMessage())).asException();
    }
    return new Operator(name, accounts().rolesOf(name));
  }

  /** Takes an account away; its tokens are worth nothing here from now on. */
  @DELETE
  @Path("{username}")
  @ForApprovers
  public void remove(@PathParam("username") String username) {
    if (accounts().rolesOf(username).isEmpty()) {
      throw Problem.of(404, "unknown-operator", "there is no such account").asException();
    }
    keepOneApprover(username);
    accounts().remove(username);
  }

  private void keepOneApprover(String without) {
    boolean another =
        accounts().roles().entrySet().stream()
            .filter(account -> !account.getKey().equals(without))
            .map(Map.Entry::getValue)
            .anyMatch(roles -> roles.contains(Tokens.APPROVER));
    if (!another) {
      throw Problem.of(422, "last-approver", "nobody else could look after the accounts")
          .asException();
    }
  }

  private Accounts accounts() {
    return console.server().orElseThrow().accounts();
  }
}
