package dev.twinsite.ops.rest;

import dev.twinsite.ops.Console;
import dev.twinsite.ops.OpsServer;
import dev.twinsite.ops.approval.Approval;
import dev.twinsite.ops.approval.Approvals;
import dev.twinsite.ops.approval.Approvals.Decision;
import dev.twinsite.quorum.Command;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What waits for a second person, at whichever console it was asked for. */
@RequestScoped
@Path("api/v1/approvals")
@LoggedIn
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ApprovalsResource {

  @Inject Console console;
  @Inject SecondPerson secondPerson;

  /** All approvals known here, latest first. */
  public record ApprovalList(List<Approval> approvals) {}

  /** What the second person says. */
  public record Word(@Nullable Boolean approve, @Nullable String reason) {}

  /** All approvals known here, latest first. */
  @GET
  public ApprovalList approvals() {
    return list(server());
  }

  static ApprovalList list(OpsServer server) {
    return new ApprovalList(server.record().approvals().all());
  }

  /** Approves an action, which is then done, or refuses it. */
  @POST
  @Path("{id}")
  @ForApprovers
  public Response decide(
      @PathParam("id") String id, @Nullable Word word, @Context SecurityContext caller) {
    Approval approval =
        kept()
            .find(Limits.id("the id of an approval", id))
            .orElseThrow(
                () -> Problem.of(404, "unknown-approval", "nobody asked for that").asException());
    if (word == null || word.approve() == null) {
      throw Problem.invalidValue("approve is missing; it is true or false").asException();
    }
    Limits.line("reason", word.reason(), Command.LONGEST_REASON);
    String by = caller.getUserPrincipal().getName();
    return answer(kept().decide(approval, word.approve(), by));
  }

  private Response answer(Decision decision) {
    if (decision instanceof Decision.Taken taken) {
      return taken.approval().state() == Approval.State.APPROVED
          ? secondPerson.act(taken.approval())
          : Response.ok(taken.approval()).build();
    }
    throw decision instanceof Decision.Over over
        ? Problem.of(409, "approval-over", "it is " + over.state() + " already").asException()
        : Problem.of(403, "same-person", "somebody else has to approve what you asked for")
            .asException();
  }

  private Approvals kept() {
    return server().record().approvals();
  }

  private OpsServer server() {
    return console.server().orElseThrow();
  }
}
