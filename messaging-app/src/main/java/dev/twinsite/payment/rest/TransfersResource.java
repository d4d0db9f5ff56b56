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
import dev.twinsite.messaging.RoomId;
import dev.twinsite.payment.Currency;
import dev.twinsite.payment.Memo;
import dev.twinsite.payment.Money;
import dev.twinsite.payment.Transfer;
import dev.twinsite.payment.TransferId;
import dev.twinsite.payment.TransferOutcome;
import dev.twinsite.payment.TransferRequest;
import dev.twinsite.payment.TransferTerms;
import dev.twinsite.payment.Transfers;
import dev.twinsite.payment.WaitingTransfer;
import dev.twinsite.payment.WaitingTransfers;
import dev.twinsite.payment.usecase.MakeTransfer;
import dev.twinsite.site.Durability;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
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

/** {@code /transfers}. */
@Path("transfers/{transferId}")
@ApplicationScoped
@RolesAllowed(Roles.USER)
@Produces(MediaType.APPLICATION_JSON)
public class TransfersResource {

  /**
   * The body of a transfer.
   *
   * @param to who gets the money
   * @param amount whole minor units, 1 to 10^12
   * @param currency {@code KRW}
   * @param memo 1 to 200 characters, or absent
   * @param roomId a room of both that shows the transfer, or absent
   */
  public record Sending(
      @Nullable String to,
      @Nullable Long amount,
      @Nullable String currency,
      @Nullable String memo,
      @Nullable String roomId) {}

  @Inject MakeTransfer make;
  @Inject Transfers transfers;
  @Inject Answers answers;
  @Inject TransferLooks looks;
  @Inject WaitingTransfers waiting;
  @Inject WaitingAnswers waitingAnswers;

  /**
   * Sends money; the same id and content again tell how it stands.
   *
   * <p>A transfer that needs a part of the other site's right waits for it like for its posting. If
   * the account turns out to be short within the wait, that is an ordinary refusal, 422: nothing is
   * recorded, here or there, and the id stays free. If a caller has been told {@code pending} by
   * then, the transfer becomes {@code voided} with the reason {@code insufficient-funds}, and stays
   * so, at both sites, for whoever repeats the request or asks. As long as it waits, only this site
   * knows of it: at the other one the id is still free, and what is made of it there is what
   * callers see at both sites.
   */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public CompletionStage<Response> send(
      @PathParam("transferId") String transferId, Sending body, @Context SecurityContext context) {
    TransferRequest request = request(transferId, body, Caller.of(context));
    Accepted<TransferOutcome> accepted = make.make(request);
    Transfer first = transfer(accepted.outcome());
    boolean isNew = !(accepted.outcome() instanceof TransferOutcome.AlreadyExists);
    if (first instanceof WaitingTransfer) {
      return waitingAnswers.whenDecided(
          request, (now, durability) -> answer(request, now, isNew, durability));
    }
    return answers.decisive(
        accepted.ticket(),
        () -> looks.find(request.id()),
        (now, durability) -> answer(request, now.orElse(first), isNew, durability));
  }

  /** How a transfer stands; for its parties only. */
  @GET
  public TransferJson transfer(
      @PathParam("transferId") String transferId, @Context SecurityContext context) {
    TransferId id = Input.id("transferId", transferId, TransferId::new);
    Transfer transfer =
        transfers
            .find(id)
            .orElseThrow(() -> problem(ProblemType.NOT_FOUND, "there is no transfer " + id));
    requireParty(transfer.terms(), Caller.of(context));
    if (transfer instanceof WaitingTransfer) {
      waiting.tell(id);
    }
    return TransferJson.of(transfer);
  }

  private static TransferRequest request(String transferId, Sending body, Username caller) {
    TransferId id = Input.id("transferId", transferId, TransferId::new);
    Username to = Input.required("to", body.to(), Username::new);
    Currency currency = Input.required("currency", body.currency(), Currency::new);
    Money money = Input.required("amount", body.amount(), amount -> new Money(amount, currency));
    return new TransferRequest(
        id,
        caller,
        to,
        money,
        Input.optional("memo", body.memo(), Memo::new),
        Input.optional("roomId", body.roomId(), room -> Input.id("roomId", room, RoomId::new)));
  }

  private static Transfer transfer(TransferOutcome outcome) {
    if (outcome instanceof TransferOutcome.Posted posted) {
      return posted.transfer();
    }
    if (outcome instanceof TransferOutcome.Pending pending) {
      return pending.transfer();
    }
    if (outcome instanceof TransferOutcome.Waiting waiting) {
      return waiting.transfer();
    }
    if (outcome instanceof TransferOutcome.AlreadyExists existing) {
      return existing.transfer();
    }
    throw outcome instanceof TransferOutcome.Refused refused
        ? Refusals.problem(refused.reason()).asException()
        : idConflict();
  }

  /** Whoever lost a race of two claims to one id is told about the one that survives. */
  private Response answer(
      TransferRequest request, Transfer now, boolean isNew, Durability durability) {
    if (!now.terms().sameContentAs(request)) {
      throw idConflict();
    }
    return Response.status(State.of(now).status(isNew))
        .entity(TransferJson.of(now, durability))
        .build();
  }

  private static void requireParty(TransferTerms terms, Username caller) {
    if (!caller.equals(terms.from()) && !caller.equals(terms.to())) {
      throw problem(ProblemType.FORBIDDEN, "transfer " + terms.id() + " is between others");
    }
  }

  private static ProblemException idConflict() {
    return problem(ProblemType.ID_CONFLICT, "transferId belongs to other content");
  }

  private static ProblemException problem(ProblemType type, String detail) {
    return Problem.of(type, detail).asException();
  }
}
