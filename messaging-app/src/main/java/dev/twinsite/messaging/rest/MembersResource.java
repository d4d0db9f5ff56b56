package dev.twinsite.messaging.rest;

import dev.twinsite.app.facts.Accepted;
import dev.twinsite.app.problem.Problem;
import dev.twinsite.app.problem.ProblemType;
import dev.twinsite.app.rest.Answers;
import dev.twinsite.app.rest.Caller;
import dev.twinsite.app.rest.Input;
import dev.twinsite.identity.Username;
import dev.twinsite.identity.token.Roles;
import dev.twinsite.messaging.MembershipOutcome;
import dev.twinsite.messaging.RoomId;
import dev.twinsite.messaging.usecase.ChangeMembers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.concurrent.CompletionStage;

/** {@code /rooms/{roomId}/members}. */
@Path("rooms/{roomId}/members/{username}")
@RequestScoped
@RolesAllowed(Roles.USER)
public class MembersResource {

  @Inject ChangeMembers members;
  @Inject Answers answers;

  /** Makes a user a member. */
  @PUT
  public CompletionStage<Response> add(
      @PathParam("roomId") String roomId,
      @PathParam("username") String username,
      @Context SecurityContext context) {
    RoomId room = Input.id("roomId", roomId, RoomId::new);
    Username member = Input.required("username", username, Username::new);
    Username caller = Caller.of(context);
    return answer(members.add(room, member, caller));
  }

  /** Ends a membership. */
  @DELETE
  public CompletionStage<Response> remove(
      @PathParam("roomId") String roomId,
      @PathParam("username") String username,
      @Context SecurityContext context) {
    RoomId room = Input.id("roomId", roomId, RoomId::new);
    Username member = Input.required("username", username, Username::new);
    Username caller = Caller.of(context);
    return answer(members.remove(room, member, caller));
  }

  private CompletionStage<Response> answer(Accepted<MembershipOutcome> accepted) {
    requireDone(accepted.outcome());
    if (accepted.outcome() instanceof MembershipOutcome.Unchanged) {
      return answers.heldHere(Response.noContent());
    }
    return answers.mergeable(accepted.ticket(), durability -> Response.noContent().build());
  }

  private static void requireDone(MembershipOutcome outcome) {
    if (outcome instanceof MembershipOutcome.UnknownRoom unknown) {
      throw RoomProblems.unknown(unknown.id()).asException();
    }
    if (outcome instanceof MembershipOutcome.NotAMember foreign) {
      throw RoomProblems.notAMember(foreign.id()).asException();
    }
    if (outcome instanceof MembershipOutcome.DirectRoom direct) {
      throw Problem.of(
              ProblemType.DIRECT_ROOM,
              "roomId names a direct room, whose members do not change: " + direct.id())
          .asException();
    }
    if (outcome instanceof MembershipOutcome.UnknownMember unknown) {
      throw Problem.of(
              ProblemType.UNKNOWN_MEMBER, "username names no user: '" + unknown.name() + "'")
          .asException();
    }
  }
}
