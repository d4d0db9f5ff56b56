package dev.twinsite.messaging.rest;

import dev.twinsite.app.facts.Accepted;
import dev.twinsite.app.problem.Problem;
import dev.twinsite.app.problem.ProblemType;
import dev.twinsite.app.rest.Answers;
import dev.twinsite.app.rest.Caller;
import dev.twinsite.app.rest.Input;
import dev.twinsite.identity.Username;
import dev.twinsite.identity.token.Roles;
import dev.twinsite.messaging.Message;
import dev.twinsite.messaging.MessageId;
import dev.twinsite.messaging.MessageText;
import dev.twinsite.messaging.PostMessageOutcome;
import dev.twinsite.messaging.ReviseMessageOutcome;
import dev.twinsite.messaging.RoomId;
import dev.twinsite.messaging.usecase.Conversations;
import dev.twinsite.messaging.usecase.History;
import dev.twinsite.messaging.usecase.PostMessage;
import dev.twinsite.messaging.usecase.ReviseMessage;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code /rooms/{roomId}/messages}. */
@Path("rooms/{roomId}/messages")
@ApplicationScoped
@RolesAllowed(Roles.USER)
@Produces(MediaType.APPLICATION_JSON)
public class MessagesResource {

  private static final int USUAL_PAGE = 50;
  private static final int LARGEST_PAGE = 200;

  /**
   * The body of a message.
   *
   * @param text 1 to 4000 characters
   */
  public record Sending(@Nullable String text) {}

  /**
   * Messages, the newest first.
   *
   * @param next what to pass as {@code before} for the messages before these; absent at the end
   */
  public record Page(List<MessageJson> messages, @Nullable String next) {}

  @Inject PostMessage post;
  @Inject ReviseMessage revise;
  @Inject Conversations conversations;
  @Inject Answers answers;

  /** Sends a message. */
  @PUT
  @Path("{messageId}")
  @Consumes(MediaType.APPLICATION_JSON)
  public CompletionStage<Response> send(
      @PathParam("roomId") String roomId,
      @PathParam("messageId") String messageId,
      Sending body,
      @Context SecurityContext context) {
    RoomId room = Input.id("roomId", roomId, RoomId::new);
    MessageId id = Input.id("messageId", messageId, MessageId::new);
    MessageText text = Input.required("text", body.text(), MessageText::new);
    Username caller = Caller.of(context);
    Accepted<PostMessageOutcome> accepted = post.post(id, room, text, caller);
    int status = accepted.outcome() instanceof PostMessageOutcome.Posted ? 201 : 200;
    Message message = message(accepted.outcome());
    return answers.mergeable(
        accepted.ticket(),
        durability ->
            Response.status(status).entity(MessageJson.of(message, room, durability)).build());
  }

  /** Has a message of the caller say something else. */
  @PATCH
  @Path("{messageId}")
  @Consumes(MediaType.APPLICATION_JSON)
  public CompletionStage<Response> edit(
      @PathParam("roomId") String roomId,
      @PathParam("messageId") String messageId,
      Sending body,
      @Context SecurityContext context) {
    RoomId room = Input.id("roomId", roomId, RoomId::new);
    MessageId id = Input.id("messageId", messageId, MessageId::new);
    MessageText text = Input.required("text", body.text(), MessageText::new);
    return revised(room, revise.edit(id, room, text, Caller.of(context)));
  }

  /** Takes back what a message of the caller says. */
  @DELETE
  @Path("{messageId}")
  public CompletionStage<Response> delete(
      @PathParam("roomId") String roomId,
      @PathParam("messageId") String messageId,
      @Context SecurityContext context) {
    RoomId room = Input.id("roomId", roomId, RoomId::new);
    MessageId id = Input.id("messageId", messageId, MessageId::new);
    return revised(room, revise.delete(id, room, Caller.of(context)));
  }

  private CompletionStage<Response> revised(RoomId room, Accepted<ReviseMessageOutcome> accepted) {
    Message message = RevisionProblems.requireMessage(accepted.outcome());
    return answers.mergeable(
        accepted.ticket(),
        durability -> Response.ok(MessageJson.of(message, room, durability)).build());
  }

  /** What was said in the room. */
  @GET
  public Page history(
      @PathParam("roomId") String roomId,
      @QueryParam("before") @Nullable String before,
      @QueryParam("limit") @Nullable String limit,
      @Context SecurityContext context) {
    RoomId room = Input.id("roomId", roomId, RoomId::new);
    Optional<MessageId> place =
        Optional.ofNullable(before).map(text -> Input.id("before", text, MessageId::new));
    int most = (int) Input.number("limit", limit, USUAL_PAGE, 1, LARGEST_PAGE);
    return page(conversations.history(room, Caller.of(context), place, most));
  }

  private static Message message(PostMessageOutcome outcome) {
    if (outcome instanceof PostMessageOutcome.Posted posted) {
      return posted.message();
    }
    if (outcome instanceof PostMessageOutcome.AlreadyExists existing) {
      return existing.message();
    }
    throw refusal(outcome).asException();
  }

  private static Problem refusal(PostMessageOutcome outcome) {
    if (outcome instanceof PostMessageOutcome.UnknownRoom unknown) {
      return RoomProblems.unknown(unknown.id());
    }
    if (outcome instanceof PostMessageOutcome.NotAMember foreign) {
      return RoomProblems.notAMember(foreign.id());
    }
    return Problem.of(ProblemType.ID_CONFLICT, "messageId belongs to a message with other content");
  }

  private static Page page(History history) {
    if (history instanceof History.Page page) {
      return new Page(
          page.messages().stream().map(MessageJson::of).toList(),
          page.next().map(MessageId::toString).orElse(null));
    }
    if (history instanceof History.UnknownRoom unknown) {
      throw RoomProblems.unknown(unknown.id()).asException();
    }
    throw RoomProblems.notAMember(((History.NotAMember) history).id()).asException();
  }
}
