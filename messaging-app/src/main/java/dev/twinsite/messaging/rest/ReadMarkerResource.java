package dev.twinsite.messaging.rest;

import dev.twinsite.app.facts.Accepted;
import dev.twinsite.app.rest.Answers;
import dev.twinsite.app.rest.Caller;
import dev.twinsite.app.rest.Input;
import dev.twinsite.identity.token.Roles;
import dev.twinsite.messaging.MarkReadOutcome;
import dev.twinsite.messaging.MessageId;
import dev.twinsite.messaging.RoomId;
import dev.twinsite.messaging.usecase.MarkRead;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code /rooms/{roomId}/read-marker}. */
@Path("rooms/{roomId}/read-marker")
@RequestScoped
@RolesAllowed(Roles.USER)
public class ReadMarkerResource {

  /**
   * How far the caller has read.
   *
   * @param messageId the last message that was read
   */
  public record Marking(@Nullable String messageId) {}

  @Inject MarkRead markRead;
  @Inject Answers answers;

  /** Marks the room as read up to a message; never moves the marker back. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public CompletionStage<Response> mark(
      @PathParam("roomId") String roomId, Marking body, @Context SecurityContext context) {
    RoomId room = Input.id("roomId", roomId, RoomId::new);
    MessageId message = Input.id("messageId", body.messageId(), MessageId::new);
    Accepted<MarkReadOutcome> accepted = markRead.mark(room, message, Caller.of(context));
    requireDone(accepted.outcome());
    return accepted.outcome() instanceof MarkReadOutcome.Unchanged
        ? answers.heldHere(Response.noContent())
        : answers.mergeable(accepted.ticket(), durability -> Response.noContent().build());
  }

  private static void requireDone(MarkReadOutcome outcome) {
    if (outcome instanceof MarkReadOutcome.UnknownRoom unknown) {
      throw RoomProblems.unknown(unknown.id()).asException();
    }
    if (outcome instanceof MarkReadOutcome.NotAMember foreign) {
      throw RoomProblems.notAMember(foreign.id()).asException();
    }
    if (outcome instanceof MarkReadOutcome.UnknownMessage unknown) {
      throw RoomProblems.unknownMessage(unknown.id()).asException();
    }
  }
}
