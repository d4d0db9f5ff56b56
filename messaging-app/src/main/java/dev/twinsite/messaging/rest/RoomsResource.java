package dev.twinsite.messaging.rest;

import dev.twinsite.app.facts.Accepted;
import dev.twinsite.app.problem.Problem;
import dev.twinsite.app.problem.ProblemType;
import dev.twinsite.app.rest.Answers;
import dev.twinsite.app.rest.Caller;
import dev.twinsite.app.rest.Input;
import dev.twinsite.identity.Username;
import dev.twinsite.identity.token.Roles;
import dev.twinsite.messaging.DirectRoom;
import dev.twinsite.messaging.OpenRoomOutcome;
import dev.twinsite.messaging.Room;
import dev.twinsite.messaging.RoomId;
import dev.twinsite.messaging.RoomName;
import dev.twinsite.messaging.usecase.Conversations;
import dev.twinsite.messaging.usecase.OpenRoom;
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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code /rooms}. */
@Path("rooms")
@RequestScoped
@RolesAllowed(Roles.USER)
@Produces(MediaType.APPLICATION_JSON)
public class RoomsResource {

  /**
   * The body of an opening.
   *
   * @param name 1 to 100 characters
   * @param members names of users, at most 500 with the caller; absent for none but the caller
   */
  public record Opening(@Nullable String name, @Nullable List<@Nullable String> members) {}

  /** A list of rooms. */
  public record Rooms(List<RoomJson> rooms) {}

  @Inject OpenRoom open;
  @Inject Conversations conversations;
  @Inject Answers answers;

  /** Opens a room; the caller is a member. */
  @PUT
  @Path("{roomId}")
  @Consumes(MediaType.APPLICATION_JSON)
  public CompletionStage<Response> open(
      @PathParam("roomId") String roomId, Opening body, @Context SecurityContext context) {
    RoomId id = Input.id("roomId", roomId, RoomsResource::chosen);
    RoomName name = Input.required("name", body.name(), RoomName::new);
    Set<Username> members =
        Input.optional("members", body.members(), RoomsResource::names).orElse(Set.of());
    Username caller = Caller.of(context);
    requireRoom(members, caller);
    return answer(open.open(id, name, members, caller), caller);
  }

  /** Opens the room of the caller and another user, or finds it. */
  @PUT
  @Path("direct/{username}")
  public CompletionStage<Response> openDirect(
      @PathParam("username") String username, @Context SecurityContext context) {
    Username other = Input.required("username", username, Username::new);
    Username caller = Caller.of(context);
    if (other.equals(caller)) {
      throw Problem.of(ProblemType.DIRECT_ROOM, "username must name somebody else").asException();
    }
    return answer(open.open(DirectRoom.of(caller, other)), caller);
  }

  private CompletionStage<Response> answer(Accepted<OpenRoomOutcome> accepted, Username caller) {
    int status = accepted.outcome() instanceof OpenRoomOutcome.Opened ? 201 : 200;
    Room room = room(accepted.outcome());
    return answers.mergeable(
        accepted.ticket(),
        durability ->
            Response.status(status).entity(RoomJson.of(room, caller, durability)).build());
  }

  /** The caller's rooms, those with the latest message first. */
  @GET
  public Rooms rooms(@Context SecurityContext context) {
    Username caller = Caller.of(context);
    return new Rooms(
        conversations.roomsOf(caller).stream().map(room -> RoomJson.of(room, caller)).toList());
  }

  private static RoomId chosen(UUID id) {
    var room = new RoomId(id);
    if (DirectRoom.is(room)) {
      throw new IllegalArgumentException(
          "roomId is a UUID of version 8, which only direct rooms have");
    }
    return room;
  }

  private static Set<Username> names(List<@Nullable String> members) {
    var names = new HashSet<Username>();
    for (int i = 0; i < members.size(); i++) {
      names.add(Input.required("members." + i, members.get(i), Username::new));
    }
    return names;
  }

  private static void requireRoom(Set<Username> members, Username caller) {
    int others = members.contains(caller) ? members.size() - 1 : members.size();
    if (others + 1 > Room.MAX_FIRST_MEMBERS) {
      throw Problem.of(
              ProblemType.INVALID_VALUE,
              "members has "
                  + (others + 1)
                  + " entries with the caller, but may have "
                  + Room.MAX_FIRST_MEMBERS)
          .asException();
    }
  }

  private static Room room(OpenRoomOutcome outcome) {
    if (outcome instanceof OpenRoomOutcome.Opened opened) {
      return opened.room();
    }
    if (outcome instanceof OpenRoomOutcome.AlreadyExists existing) {
      return existing.room();
    }
    if (outcome instanceof OpenRoomOutcome.UnknownMembers unknown) {
      throw Problem.of(ProblemType.UNKNOWN_MEMBER, "members names no user: " + unknown.names())
          .asException();
    }
    throw Problem.of(ProblemType.ID_CONFLICT, "roomId belongs to a room with other content")
        .asException();
  }
}
