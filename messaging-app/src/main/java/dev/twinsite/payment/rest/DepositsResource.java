package dev.twinsite.payment.rest;

import dev.twinsite.app.facts.Accepted;
import dev.twinsite.app.problem.Problem;
import dev.twinsite.app.problem.ProblemException;
import dev.twinsite.app.problem.ProblemType;
import dev.twinsite.app.rest.Answers;
import dev.twinsite.app.rest.Caller;
import dev.twinsite.app.rest.Input;
import dev.twinsite.identity.Username;
import dev.twinsite.identity.token.Roles;
import dev.twinsite.payment.Deposit;
import dev.twinsite.payment.DepositId;
import dev.twinsite.payment.DepositOutcome;
import dev.twinsite.payment.Deposits;
import dev.twinsite.payment.Money;
import dev.twinsite.payment.usecase.MakeDeposit;
import dev.twinsite.site.Durability;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code /deposits}: sandbox money. */
@Path("deposits/{depositId}")
@RequestScoped
@RolesAllowed(Roles.USER)
@Produces(MediaType.APPLICATION_JSON)
public class DepositsResource {

  /**
   * The body of a deposit.
   *
   * @param amount whole won, 1 to 10^12
   */
  public record Depositing(@Nullable Long amount) {}

  @Inject MakeDeposit make;
  @Inject Deposits deposits;
  @Inject Answers answers;

  /** Puts money into the caller's wallet; the same again tells how it stands. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public CompletionStage<Response> deposit(
      @PathParam("depositId") String depositId, Depositing body, @Context SecurityContext context) {
    DepositId id = Input.id("depositId", depositId, DepositId::new);
    Money money = Input.required("amount", body.amount(), Money::won);
    Username caller = Caller.of(context);
    Accepted<DepositOutcome> accepted = make.make(id, caller, money);
    Deposit first = deposit(accepted.outcome());
    boolean isNew = !(accepted.outcome() instanceof DepositOutcome.AlreadyExists);
    return answers.decisive(
        accepted.ticket(), durability -> answer(caller, money, first, isNew, durability));
  }

  /** How a deposit stands; for its owner only. */
  @GET
  public DepositJson deposit(
      @PathParam("depositId") String depositId, @Context SecurityContext context) {
    DepositId id = Input.id("depositId", depositId, DepositId::new);
    Deposit deposit =
        deposits
            .find(id)
            .orElseThrow(() -> problem(ProblemType.NOT_FOUND, "there is no deposit " + id));
    if (!deposit.terms().owner().equals(Caller.of(context))) {
      throw problem(ProblemType.FORBIDDEN, "deposit " + id + " belongs to somebody else");
    }
    return DepositJson.of(deposit);
  }

  private static Deposit deposit(DepositOutcome outcome) {
    if (outcome instanceof DepositOutcome.Posted posted) {
      return posted.deposit();
    }
    if (outcome instanceof DepositOutcome.Pending pending) {
      return pending.deposit();
    }
    if (outcome instanceof DepositOutcome.AlreadyExists existing) {
      return existing.deposit();
    }
    throw idConflict();
  }

  /** Whoever lost a race of two claims to one id is told about the one that survives. */
  private Response answer(
      Username caller, Money money, Deposit first, boolean isNew, Durability durability) {
    Deposit now = deposits.find(first.terms().id()).orElse(first);
    if (!now.terms().sameContentAs(caller, money)) {
      throw idConflict();
    }
    return Response.status(State.of(now).status(isNew))
        .entity(DepositJson.of(now, durability))
        .build();
  }

  private static ProblemException idConflict() {
    return problem(ProblemType.ID_CONFLICT, "depositId belongs to other content");
  }

  private static ProblemException problem(ProblemType type, String detail) {
    return Problem.of(type, detail).asException();
  }
}
